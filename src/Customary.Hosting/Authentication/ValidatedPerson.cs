namespace Customary.Hosting.Authentication;

/// <summary>The person of a valid user token that acts for no partner.</summary>
/// <param name="Name">The most readable name of the person.</param>
/// <param name="CustomerUserName">The user principal name at a customer; null if the token does not have it.</param>
/// <param name="Expires">When the token expires, in UTC.</param>
internal sealed record ValidatedPerson(string Name, string? CustomerUserName, DateTime Expires);
