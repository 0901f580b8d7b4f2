namespace Customary.Hosting.Portal;

/// <summary>The portal as a client of the external authority.</summary>
internal sealed record PortalClientOptions
{
    /// <summary>The client ID; null if the operator has not registered the portal.</summary>
    public string? Id { get; init; }

    /// <summary>The client secret; null for a public client.</summary>
    public string? Secret { get; init; }

    /// <summary>The requested scopes.</summary>
    public string Scope { get; init; } = "openid";

    /// <summary>The claim with the user principal name of a person at a customer, which the authority has verified; null if it has none.</summary>
    public string? CustomerClaim { get; init; }
}
