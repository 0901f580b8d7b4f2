namespace Customary.Storage.Tenants;

/// <summary>What the validation of a customer's account came to.</summary>
/// <param name="Status">The status, as it goes over the wire.</param>
/// <param name="ChangedAt">Since when.</param>
internal sealed record AccountStatus(string Status, DateTimeOffset ChangedAt);
