namespace Customary.Hosting.Issuer;

/// <summary>What a token is issued for.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Client">The client application.</param>
/// <param name="User">The user's principal name; null for an application alone.</param>
/// <param name="Audience">The resource.</param>
internal sealed record Grant(Guid Tenant, string Client, string? User, string Audience)
{
    /// <summary>What the client sent to know the id token by; null when it sent nothing.</summary>
    public string? Nonce { get; init; }
}
