
namespace Customary.Server.Issuer;

/// <summary>
/// Issues tokens to anybody who asks, as Entra would: client credentials for an application alone, password and
/// refresh for a user (decision 15). Any name, secret and password that is not empty is taken.
/// </summary>
public sealed class DevelopmentIssuer(RefreshTokens refreshTokens)
{
    private const string Adfs = "adfs";
    private static readonly string[] TenantsOfUsers = ["common", "organizations"];

    /// <summary>What a request is granted, or why not.</summary>
    internal (Grant? Grant, TokenError? Error) Decide(string tenant, TokenRequest? request, TokenVersion version)
    {
        if (request is null) return (null, TokenError.NotAForm());
        if (request.Field("grant_type") is not { } type) return (null, TokenError.Missing("grant_type"));
        if (request.ClientId is not { } client) return (null, TokenError.Missing("client_id"));

        // A path that names no tenant either, and knows nothing of users' domains: the client stands for its tenant.
        if (tenant.Equals(Adfs, StringComparison.OrdinalIgnoreCase)) tenant = client;
        if (Audience(request, version) is not { } audience) return (null, TokenError.UnknownResource(version));
        return type switch
        {
            "client_credentials" => ForApplication(tenant, request, client, audience),
            "password" => ForUser(tenant, request, client, audience),
            "refresh_token" => Again(tenant, request, client, audience),
            _ => (null, TokenError.UnknownGrant()),
        };
    }

    private static (Grant?, TokenError?) ForApplication(string tenant, TokenRequest request, string client, string audience)
    {
        if (!request.HasSecret) return (null, TokenError.NoSecret());
        if (IsOfUsers(tenant)) return (null, TokenError.NoTenant());
        return (new(TenantNames.TenantOf(tenant), client, User: null, audience), null);
    }

    private static (Grant?, TokenError?) ForUser(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("username") is not { } user) return (null, TokenError.Missing("username"));
        if (request.Field("password") is null) return (null, TokenError.Missing("password"));

        // Where the path names no tenant, the user's domain does.
        var name = IsOfUsers(tenant) ? user[(user.LastIndexOf('@') + 1)..] : tenant;
        return name.Length == 0 ? (null, TokenError.Missing("username")) : (new(TenantNames.TenantOf(name), client, user, audience), null);
    }

    private (Grant?, TokenError?) Again(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("refresh_token") is not { } token) return (null, TokenError.Missing("refresh_token"));
        if (refreshTokens.Read(token) is not { } grant || grant.Client != client) return (null, TokenError.BadRefreshToken());
        var isNamed = request.Field("resource") is not null || request.Field("scope") is not null;
        return (grant with
        {
            Tenant = IsOfUsers(tenant) ? grant.Tenant : TenantNames.TenantOf(tenant),
            Audience = isNamed ? audience : grant.Audience,
        }, null);
    }

    private static string? Audience(TokenRequest request, TokenVersion version)
    {
        if (version == TokenVersion.Second || request.Field("resource") is not { } resource) return Audiences.OfScope(request.Field("scope"));
        return Audiences.IsKnown(resource) ? resource.TrimEnd('/') : null;
    }

    private static bool IsOfUsers(string tenant) => TenantsOfUsers.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
