namespace Customary.Hosting.Issuer;

/// <summary>The resource of a token request.</summary>
/// <param name="Audience">The audience of the token.</param>
/// <param name="Permissions">The names of the requested permissions, without the resource, such as <c>.default</c>; empty for none.</param>
internal sealed record RequestedResource(string Audience, IReadOnlyList<string> Permissions);
