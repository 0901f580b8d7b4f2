using Customary.Core.Clouds;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Issues tokens to anybody who asks, as Entra would: client credentials for an application alone, a code, a refresh
/// token or a password for a user (decision 15). Any name, secret and password that is not empty is taken.
/// </summary>
internal sealed class DevelopmentIssuer(RefreshTokens refreshTokens, AuthorizationCodes codes, CustomarySettings settings)
{
    private const string Adfs = "adfs";
    private readonly Cloud _cloud = settings.Get(SettingDefinitions.Cloud);
    private static readonly string[] TenantsOfUsers = ["common", "organizations"];

    /// <summary>Whether a path names no tenant, because the user or the client does.</summary>
    public static bool IsOfMany(string tenant) => IsOfUsers(tenant) || IsAdfs(tenant);

    /// <summary>The tenant of a user: the one in the path, else that of the user's domain; null when there is neither.</summary>
    internal static Guid? TenantOfUser(string tenant, string user, string client)
    {
        if (!IsOfUsers(tenant)) return TenantOf(tenant, client);
        var domain = user[(user.LastIndexOf('@') + 1)..];
        return domain.Length == 0 ? null : TenantNames.TenantOf(domain);
    }

    /// <summary>What a request is granted, or why not.</summary>
    internal (Grant? Grant, TokenError? Error) Decide(string tenant, TokenRequest? request, TokenVersion version)
    {
        if (request is null) return (null, TokenError.NotAForm());
        if (request.Repeated is { } repeated) return (null, TokenError.Repeated(repeated));
        if (request.Field("grant_type") is not { } type) return (null, TokenError.Missing("grant_type"));
        if (request.ClientId is not { } client) return (null, TokenError.Missing("client_id"));
        if (Audiences.Asked(_cloud, version, request.Field("resource"), request.Field("scope")) is not { } audience) return (null, TokenError.UnknownResource(version));
        return type switch
        {
            "client_credentials" => ForApplication(tenant, request, client, audience),
            "authorization_code" => WithCode(tenant, request, client, audience),
            "password" => ForUser(tenant, request, client, audience),
            "refresh_token" => Again(tenant, request, client, audience),
            _ => (null, TokenError.UnknownGrant()),
        };
    }

    private static (Grant?, TokenError?) ForApplication(string tenant, TokenRequest request, string client, string audience)
    {
        if (!request.HasSecret) return (null, TokenError.ClientSecretRequired());
        if (IsOfUsers(tenant)) return (null, TokenError.TenantRequired());
        return (new(TenantOf(tenant, client), client, User: null, audience), null);
    }

    private static (Grant?, TokenError?) ForUser(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("username") is not { } user) return (null, TokenError.Missing("username"));
        if (request.Field("password") is null) return (null, TokenError.Missing("password"));

        return TenantOfUser(tenant, user, client) is { } found ? (new(found, client, user, audience), null) : (null, TokenError.Missing("username"));
    }

    private (Grant?, TokenError?) WithCode(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("code") is not { } code) return (null, TokenError.Missing("code"));
        var verifier = request.Field("code_verifier");
        if (!request.HasSecret && verifier is null) return (null, TokenError.ClientSecretRequired());
        if (!codes.TryRedeem(code, client, request.Field("redirect_uri"), verifier, out var taken, out var error)) return (null, error);
        if (!IsOfUsers(tenant) && TenantOf(tenant, client) != taken.Grant.Tenant) return (null, TokenError.TenantMismatch());
        return (IsNamed(request) ? taken.Grant with { Audience = audience } : taken.Grant, null);
    }

    private (Grant?, TokenError?) Again(string tenant, TokenRequest request, string client, string audience)
    {
        if (request.Field("refresh_token") is not { } token) return (null, TokenError.Missing("refresh_token"));
        if (refreshTokens.Read(token) is not { } grant || grant.Client != client) return (null, TokenError.InvalidRefreshToken());
        return (grant with
        {
            Tenant = IsOfUsers(tenant) ? grant.Tenant : TenantOf(tenant, client),
            Audience = IsNamed(request) ? audience : grant.Audience,
        }, null);
    }

    private static bool IsNamed(TokenRequest request) => request.Field("resource") is not null || request.Field("scope") is not null;

    // An authority of that name has no tenant in its paths; the client's name stands for one (decision 15).
    private static Guid TenantOf(string tenant, string client) => TenantNames.TenantOf(IsAdfs(tenant) ? client : tenant);

    private static bool IsAdfs(string tenant) => tenant.Equals(Adfs, StringComparison.OrdinalIgnoreCase);

    private static bool IsOfUsers(string tenant) => TenantsOfUsers.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
