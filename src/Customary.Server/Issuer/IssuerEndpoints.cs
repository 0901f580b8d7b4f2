using System.Globalization;
using Customary.Server.Http;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Issuer;

/// <summary>
/// The development issuer over HTTP, under the paths that clients know. Source: the contract, sections 12.1 and 12.3.
/// </summary>
internal static class IssuerEndpoints
{
    private const string Bearer = "Bearer";
    private const string ClientRequestId = "client-request-id";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/token", IssueFirst).WithName("IssueToken").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/token", IssueSecond).WithName("IssueTokenV2").AllowAnonymous();
        routes.MapGet("/{tenant}/.well-known/openid-configuration", DiscoverFirst).WithName("DiscoverIssuer").AllowAnonymous();
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", DiscoverSecond).WithName("DiscoverIssuerV2").AllowAnonymous();
        routes.MapGet("/common/discovery/instance", DiscoverInstance).WithName("DiscoverInstance").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/keys", Keys).WithName("GetIssuerKeys").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/v2.0/keys", Keys).WithName("GetIssuerKeysV2").AllowAnonymous();
        AuthorizationEndpoints.Map(routes);
    }

    private static Task<IResult> IssueFirst(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop) =>
        IssueAsync(tenant, TokenVersion.First, context, issuer, writer, refresh, tracking, clock, stop);

    private static Task<IResult> IssueSecond(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop) =>
        IssueAsync(tenant, TokenVersion.Second, context, issuer, writer, refresh, tracking, clock, stop);

    private static async Task<IResult> IssueAsync(
        string tenant, TokenVersion version, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (TrackingHeaders.GuidOf(context.Request.Headers[ClientRequestId]) is { } clientRequest) context.Response.Headers[ClientRequestId] = clientRequest.ToString();
        var request = await TokenRequest.ReadAsync(context.Request, stop);
        var (grant, error) = issuer.Decide(tenant, request, version);
        if (error is not null) return Refused(error, tracking, clock);

        var access = await writer.WriteAccessTokenAsync(grant!, version, stop);
        var refreshToken = grant!.User is null ? null : refresh.Write(grant);
        var idToken = grant.User is null ? null : await writer.WriteIdTokenAsync(grant, version, stop, accessToken: access);
        var clientInfo = grant.User is null || request!.Field("client_info") is null ? null : TokenWriter.WriteClientInfo(grant);
        return version == TokenVersion.First
            ? First(grant, access, refreshToken, idToken, clientInfo, clock)
            : Second(grant, access, refreshToken, idToken, clientInfo);
    }

    private static IResult First(Grant grant, string access, string? refresh, string? id, string? clientInfo, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var seconds = ((int)TokenWriter.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Answers.Value(
            new FirstTokenResponse(
                Bearer, seconds, seconds,
                ExpiresOn: now.Add(TokenWriter.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                NotBefore: now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                grant.Audience, access, Scope: grant.User is null ? null : "user_impersonation", refresh, id, clientInfo),
            IssuerJson.Default.FirstTokenResponse);
    }

    private static IResult Second(Grant grant, string access, string? refresh, string? id, string? clientInfo)
    {
        var seconds = (int)TokenWriter.Lifetime.TotalSeconds;
        return Answers.Value(
            new SecondTokenResponse(
                Bearer, seconds, seconds, access, Scope: grant.User is null ? null : $"{grant.Audience}/user_impersonation", refresh, id, clientInfo),
            IssuerJson.Default.SecondTokenResponse);
    }

    private static IResult Refused(TokenError error, Tracking tracking, TimeProvider clock) =>
        Answers.Value(
            new TokenErrorResponse(
                error.Name, $"AADSTS{error.Number}: {error.Description}", [error.Number],
                clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture), tracking.RequestId, tracking.CorrelationId),
            IssuerJson.Default.TokenErrorResponse,
            error.Name == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);

    private static IResult DiscoverFirst(string tenant, PublicAddress address, IssuerNames names) =>
        Discovery(tenant, names.First(IdOf(tenant)), "oauth2", "discovery/keys", address);

    private static IResult DiscoverSecond(string tenant, PublicAddress address, IssuerNames names) =>
        Discovery(tenant, names.Second(IdOf(tenant)), "oauth2/v2.0", "discovery/v2.0/keys", address);

    // Where the path names no tenant, the issuer has a place for it, as Entra's document of common has.
    private static string IdOf(string tenant) => DevelopmentIssuer.IsOfMany(tenant) ? "{tenantid}" : TenantNames.TenantOf(tenant).ToString();

    private static IResult Discovery(string tenant, string issuer, string endpoints, string keys, PublicAddress address)
    {
        var root = $"{address.Text}/{Uri.EscapeDataString(tenant)}";
        return Answers.Value(
            new DiscoveryDocument(
                issuer,
                $"{root}/{endpoints}/authorize",
                $"{root}/{endpoints}/token",
                $"{root}/{keys}",
                GrantTypesSupported: ["client_credentials", "authorization_code", "refresh_token", "password"],
                TokenEndpointAuthMethodsSupported: ["client_secret_post", "client_secret_basic", "none"],
                ResponseTypesSupported: ["code", "code id_token"],
                ResponseModesSupported: ["query", "fragment", "form_post"],
                CodeChallengeMethodsSupported: ["S256", "plain"],
                SubjectTypesSupported: ["pairwise"],
                IdTokenSigningAlgValuesSupported: ["RS256"],
                ScopesSupported: ["openid", "profile", "email", "offline_access"],
                ClaimsSupported: ["aud", "iss", "iat", "nbf", "exp", "tid", "oid", "sub", "upn", "appid", "azp", "amr", "scp", "idtyp", "nonce", "ver"]),
            IssuerJson.Default.DiscoveryDocument);
    }

    // This service is the only authority that it knows of, whatever other name it was asked by.
    private static IResult DiscoverInstance(
        PublicAddress address, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "authorization_endpoint")] string? authorizationEndpoint)
    {
        var host = new Uri(address.Text).Authority;
        var tenant = "common";
        List<string> aliases = [host];
        if (Uri.TryCreate(authorizationEndpoint, UriKind.Absolute, out var asked) && asked.Segments is [_, var first, ..])
        {
            tenant = Uri.UnescapeDataString(first.Trim('/'));
            if (asked.Authority.Length > 0 && asked.Authority != host) aliases.Add(asked.Authority);
        }

        return Answers.Value(
            new InstanceDiscovery($"{address.Text}/{Uri.EscapeDataString(tenant)}/v2.0/.well-known/openid-configuration", "1.1", [new(host, host, aliases)]),
            IssuerJson.Default.InstanceDiscovery);
    }

    private static async Task<IResult> Keys(string tenant, IssuerKey key, CancellationToken stop)
    {
        var found = await key.GetAsync(stop);
        var parts = found.Rsa.ExportParameters(includePrivateParameters: false);
        return Answers.Value(
            new PublicKeys([new("RSA", "sig", SecurityAlgorithms.RsaSha256, found.KeyId, Base64UrlEncoder.Encode(parts.Modulus), Base64UrlEncoder.Encode(parts.Exponent))]),
            IssuerJson.Default.PublicKeys);
    }
}
