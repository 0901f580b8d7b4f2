using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>The identity and the audience of a token.</summary>
/// <param name="Tenant">The tenant that the token is for.</param>
/// <param name="Client">The client application.</param>
/// <param name="User">The user principal name; null for an application token.</param>
/// <param name="Audience">The resource.</param>
internal sealed record Grant(Guid Tenant, string Client, string? User, string Audience)
{
    /// <summary>The tenant in which the user signed in, if it is not <see cref="Tenant"/>; otherwise null.</summary>
    public Guid? Home { get; init; }

    /// <summary>The names of the requested permissions, without the resource; null for the default.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>The sign-in, which all its tokens name; null before its first token and for an application.</summary>
    public Guid? Session { get; init; }

    /// <summary>The client's nonce for the ID token; null for none.</summary>
    public string? Nonce { get; init; }

    /// <summary>The tenant in which the user signed in.</summary>
    [JsonIgnore]
    public Guid HomeTenant => Home ?? Tenant;

    /// <summary>Returns the grant for a tenant, which can be another one than the user's: the tenant of a customer.</summary>
    public Grant ForTenant(Guid tenant) => this with { Tenant = tenant, Home = tenant == HomeTenant ? null : HomeTenant };

    /// <summary>Returns the grant for a resource.</summary>
    public Grant ForResource(RequestedResource resource) => this with { Audience = resource.Audience, Permissions = resource.Permissions };
}
