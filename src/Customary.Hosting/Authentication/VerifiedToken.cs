namespace Customary.Hosting.Authentication;

/// <summary>An access token of the authority whose kind, signature, issuer, audience and lifetime are valid.</summary>
/// <param name="Claims">The claims.</param>
/// <param name="Expires">The expiry, in UTC.</param>
internal sealed record VerifiedToken(TokenClaims Claims, DateTime Expires);
