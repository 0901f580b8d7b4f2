namespace Customary.Hosting.Issuer;

/// <summary>
/// Authorizes token requests as Entra ID does, but accepts any name, secret and password that is not empty. Applications use client
/// credentials; users use a code, a refresh token or a password. Source: docs/contract.md#partners-and-the-development-issuer.
/// </summary>
internal sealed class DevelopmentIssuer(RefreshTokens refreshTokens, AuthorizationCodes codes, Cloud cloud)
{
    private const string Adfs = "adfs";
    private static readonly string[] UserTenantAliases = ["common", "organizations"];

    /// <summary>Whether the tenant in a path is an alias, so that the user or the client determines the tenant.</summary>
    public static bool HasNoTenant(string tenant) => IsUserTenantAlias(tenant) || IsAdfs(tenant);

    /// <summary>Returns the tenant of a user: the one in the path, or the one of the user's domain. Null if there is neither.</summary>
    internal static Guid? GetUserTenant(string tenant, string user, string client)
    {
        if (!IsUserTenantAlias(tenant)) return GetTenant(tenant, client);
        var domain = user[(user.LastIndexOf('@') + 1)..];
        return domain.Length == 0 ? null : TenantNames.Resolve(domain);
    }

    /// <summary>Authorizes a token request. Returns the grant, or the error.</summary>
    internal (Grant? Grant, TokenError? Error) Authorize(string tenant, TokenRequest? request, TokenVersion version)
    {
        if (request is null) return (null, TokenError.NotAForm());
        if (request.Repeated is { } repeated) return (null, TokenError.Repeated(repeated));
        if (request.Field("grant_type") is not { } type) return (null, TokenError.Missing("grant_type"));
        if (request.ClientId is not { } client) return (null, TokenError.Missing("client_id"));
        if (Audiences.Resolve(cloud, version, request.Field("resource"), request.Field("scope")) is not { } audience) return (null, TokenError.UnknownResource(version));
        return type switch
        {
            "client_credentials" => FromClientCredentials(tenant, request, client, audience),
            "authorization_code" => FromCode(tenant, request, client, audience),
            "password" => FromPassword(tenant, request, client, audience),
            "refresh_token" => FromRefreshToken(tenant, request, client, audience),
            _ => (null, TokenError.UnknownGrant()),
        };
    }

    private static (Grant?, TokenError?) FromClientCredentials(string tenant, TokenRequest request, string client, string audience)
    {
        if (!request.HasSecret) return (null, TokenError.ClientSecretRequired());
        if (IsUserTenantAlias(tenant)) return (null, TokenError.TenantRequired());
        return (new(GetTenant(tenant, client), client, User: null, audience), null);
    }

    private static (Grant?, TokenError?) FromPassword(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("username") is not { } user) return (null, TokenError.Missing("username"));
        if (request.Field("password") is null) return (null, TokenError.Missing("password"));

        return GetUserTenant(tenant, user, client) is { } userTenant ? (new(userTenant, client, user, audience), null) : (null, TokenError.Missing("username"));
    }

    private (Grant?, TokenError?) FromCode(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("code") is not { } code) return (null, TokenError.Missing("code"));
        var verifier = request.Field("code_verifier");
        if (!request.HasSecret && verifier is null) return (null, TokenError.ClientSecretRequired());
        if (!codes.TryRedeem(code, client, request.Field("redirect_uri"), verifier, out var content, out var error)) return (null, error);
        if (!IsUserTenantAlias(tenant) && GetTenant(tenant, client) != content.Grant.Tenant) return (null, TokenError.TenantMismatch());
        return (NamesAudience(request) ? content.Grant with { Audience = audience } : content.Grant, null);
    }

    private (Grant?, TokenError?) FromRefreshToken(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("refresh_token") is not { } token) return (null, TokenError.Missing("refresh_token"));
        if (refreshTokens.Read(token) is not { } grant || grant.Client != client) return (null, TokenError.InvalidRefreshToken());
        return (grant with
        {
            Tenant = IsUserTenantAlias(tenant) ? grant.Tenant : GetTenant(tenant, client),
            Audience = NamesAudience(request) ? audience : grant.Audience,
        }, null);
    }

    private static bool NamesAudience(TokenRequest request) => request.Field("resource") is not null || request.Field("scope") is not null;

    // MSAL's ADFS authorities have no tenant in their paths, so the client ID determines it.
    private static Guid GetTenant(string tenant, string client) => TenantNames.Resolve(IsAdfs(tenant) ? client : tenant);

    private static bool IsAdfs(string tenant) => tenant.Equals(Adfs, StringComparison.OrdinalIgnoreCase);

    private static bool IsUserTenantAlias(string tenant) => UserTenantAliases.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
