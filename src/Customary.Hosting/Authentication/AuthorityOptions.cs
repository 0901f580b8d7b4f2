namespace Customary.Hosting.Authentication;

/// <summary>The external OpenID Connect authority and what its tokens contain.</summary>
internal sealed record AuthorityOptions
{
    /// <summary>The address of the authority, without <c>/.well-known/openid-configuration</c>; null if there is none.</summary>
    public Uri? Address { get; init; }

    /// <summary>The audiences that are accepted.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Issuers that are accepted besides the one in the discovery document.</summary>
    public IReadOnlyList<string> AdditionalIssuers { get; init; } = [];

    /// <summary>The claim that contains the partner's tenant ID.</summary>
    public string TenantClaim { get; init; } = "tid";

    /// <summary>The partner's tenant ID for tokens without a tenant claim; null to reject them.</summary>
    public Guid? DefaultTenant { get; init; }

    /// <summary>A token must have at least one of these roles; empty if no role is required.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The address of the discovery document; null if there is no authority.</summary>
    public string? DiscoveryAddress => Address is null ? null : $"{Address.ToString().TrimEnd('/')}/.well-known/openid-configuration";
}
