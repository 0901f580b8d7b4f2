using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>
/// What clients read before they request a token: the discovery documents, the public key, the hosts of the authority and the
/// kind of a user's account. Source: docs/contract.md#tokens.
/// </summary>
internal static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/.well-known/openid-configuration", Discover).WithName("DiscoverIssuer").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", Discover).WithName("DiscoverIssuerV2").WithMetadata(TokenVersionMetadata.V2).AllowAnonymous();
        routes.MapGet("/common/discovery/instance", DiscoverInstance).WithName("DiscoverInstance").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/keys", GetKeys).WithName("GetIssuerKeys").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/v2.0/keys", GetKeys).WithName("GetIssuerKeysV2").AllowAnonymous();
        routes.MapGet("/{tenant}/userrealm/{user}", GetUserRealm).WithName("GetUserRealm").AllowAnonymous();
    }

    private static IResult Discover(IssuerEndpoint endpoint)
    {
        var (endpoints, keys) = endpoint.Version == TokenVersion.V1 ? ("oauth2", "discovery/keys") : ("oauth2/v2.0", "discovery/v2.0/keys");

        // Without a tenant, the issuer has a placeholder, as in Entra ID's document for common.
        var tenant = endpoint.Tenant.IsTenant ? TenantNames.Resolve(endpoint.Tenant.Name).ToString() : DevelopmentAuthority.TenantPlaceholder;
        return ApiResults.Json(
            new DiscoveryDocument(
                IssuerNames.GetName(endpoint.Address, tenant, endpoint.Version),
                $"{endpoint.Authority}/{endpoints}/authorize",
                $"{endpoint.Authority}/{endpoints}/token",
                $"{endpoint.Authority}/{endpoints}/devicecode",
                $"{endpoint.Authority}/{keys}",
                GrantTypesSupported: GrantTypes.All,
                TokenEndpointAuthMethodsSupported: ["client_secret_post", "client_secret_basic", "none"],
                ResponseTypesSupported: ["code", "code id_token"],
                ResponseModesSupported: ["query", "fragment", "form_post"],
                CodeChallengeMethodsSupported: ["S256", "plain"],
                SubjectTypesSupported: ["pairwise"],
                IdTokenSigningAlgValuesSupported: ["RS256"],
                ScopesSupported: ["openid", "profile", "email", "offline_access"],
                ClaimsSupported: ["aud", "iss", "iat", "nbf", "exp", "tid", "oid", "sub", "upn", "appid", "azp", "amr", "scp", "idtyp", "idp", "nonce", "ver"]),
            IssuerJsonContext.Default.DiscoveryDocument);
    }

    // The server knows only itself as an authority. The host that the client uses is an alias of it.
    private static IResult DiscoverInstance(HttpContext context, IssuerNames names, [FromQuery(Name = "authorization_endpoint")] string? authorizationEndpoint)
    {
        var address = names.GetAddress(context);
        var host = new Uri(address).Authority;
        var tenant = "common";
        List<string> aliases = [host];
        if (Uri.TryCreate(authorizationEndpoint, UriKind.Absolute, out var endpoint) && endpoint.Segments is [_, var first, ..])
        {
            tenant = Uri.UnescapeDataString(first.Trim('/'));
            if (endpoint.Authority.Length > 0 && endpoint.Authority != host) aliases.Add(endpoint.Authority);
        }

        return ApiResults.Json(
            new InstanceDiscovery($"{address}/{Uri.EscapeDataString(tenant)}/v2.0/.well-known/openid-configuration", "1.1", [new(host, host, aliases)]),
            IssuerJsonContext.Default.InstanceDiscovery);
    }

    private static async Task<IResult> GetKeys(string tenant, IssuerKey key, CancellationToken cancellationToken)
    {
        var signingKey = await key.GetAsync(cancellationToken);
        var parameters = signingKey.Rsa.ExportParameters(includePrivateParameters: false);
        return ApiResults.Json(
            new PublicKeys([new("RSA", "sig", SecurityAlgorithms.RsaSha256, signingKey.KeyId, Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent))]),
            IssuerJsonContext.Default.PublicKeys);
    }

    // Before they send a password, MSAL and ADAL read whether another identity provider manages the account. No account here is federated.
    private static IResult GetUserRealm(string tenant, string user) =>
        ApiResults.Json(new UserRealm("1.0", "Managed", user[(user.LastIndexOf('@') + 1)..], "microsoftonline.com", "urn:federation:MicrosoftOnline"), IssuerJsonContext.Default.UserRealm);
}
