namespace Customary.Hosting.Issuer;

/// <summary>The identity and the audience of a token.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Client">The client application.</param>
/// <param name="User">The user principal name; null for an application token.</param>
/// <param name="Audience">The resource.</param>
internal sealed record Grant(Guid Tenant, string Client, string? User, string Audience)
{
    /// <summary>The client's nonce for the ID token; null for none.</summary>
    public string? Nonce { get; init; }
}
