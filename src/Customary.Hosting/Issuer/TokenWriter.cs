using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>Creates and signs tokens of both versions. Source: docs/contract.md#tokens.</summary>
internal sealed class TokenWriter(IssuerKey key, IdGenerator ids, TimeProvider clock)
{
    /// <summary>The lifetime of a token.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string DefaultPermission = "user_impersonation";
    private static readonly string[] AuthenticationMethods = ["pwd", "mfa"];
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Creates an access token.</summary>
    public async ValueTask<string> WriteAccessTokenAsync(Grant grant, IssuerEndpoint endpoint, CancellationToken cancellationToken)
    {
        var claims = CreateClaims(grant, endpoint);
        var isV1 = endpoint.Version == TokenVersion.V1;
        claims["aud"] = grant.Audience;
        claims["tid"] = grant.Tenant.ToString();
        claims[isV1 ? "appid" : "azp"] = grant.Client;
        claims[isV1 ? "appidacr" : "azpacr"] = "1";
        if (grant.User is null)
        {
            claims["idtyp"] = "app";
            claims["oid"] = claims["sub"] = GetObjectId(grant.Tenant, grant.Client);
        }
        else
        {
            claims["idtyp"] = "user";
            claims["scp"] = GetPermissions(grant);
            claims["amr"] = AuthenticationMethods;
            claims["upn"] = grant.User;
        }

        return await SignAsync(claims, cancellationToken);
    }

    /// <summary>
    /// Creates an ID token for the client application, with the hash of the code or the access token of the same response. The hash
    /// also marks the token as an ID token. Source: OpenID Connect Core 1.0, sections 3.1.3.6 and 3.3.2.11.
    /// </summary>
    public ValueTask<string> WriteIdTokenAsync(Grant grant, IssuerEndpoint endpoint, CancellationToken cancellationToken, string? code = null, string? accessToken = null)
    {
        var claims = CreateClaims(grant, endpoint);
        claims["aud"] = grant.Client;
        claims["name"] = grant.User!;
        if (endpoint.Version == TokenVersion.V1) claims["upn"] = grant.User!;

        // AD FS has no tenants. Its clients would take the claim for an Entra ID account.
        if (!endpoint.Tenant.IsAdfs) claims["tid"] = grant.Tenant.ToString();
        if (grant.Nonce is { } nonce) claims["nonce"] = nonce;
        if (code is not null) claims["c_hash"] = HashLeftHalf(code);
        if (accessToken is not null) claims["at_hash"] = HashLeftHalf(accessToken);
        return SignAsync(claims, cancellationToken);
    }

    /// <summary>
    /// Creates the user and tenant IDs with which Microsoft's authentication libraries identify an account: those of the user's
    /// home tenant, also for a token of another tenant.
    /// </summary>
    public static string WriteClientInfo(Grant grant) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"uid":"{{GetObjectId(grant.HomeTenant, grant.User!)}}","utid":"{{grant.HomeTenant}}"}"""));

    /// <summary>Returns the delegated permissions of a user's token, separated by spaces.</summary>
    public static string GetPermissions(Grant grant)
    {
        // ".default" requests what an administrator granted, and is no permission itself.
        var requested = (grant.Permissions ?? []).Where(permission => permission != ".default").Distinct().ToList();
        return requested is [] || Audiences.IsKnown(grant.Audience) ? string.Join(' ', requested.Prepend(DefaultPermission).Distinct()) : string.Join(' ', requested);
    }

    private Dictionary<string, object> CreateClaims(Grant grant, IssuerEndpoint endpoint)
    {
        var now = clock.GetUtcNow();
        var isV1 = endpoint.Version == TokenVersion.V1;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = IssuerNames.GetName(endpoint.Address, grant.Tenant.ToString(), endpoint.Version),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.Add(Lifetime).ToUnixTimeSeconds(),
            ["uti"] = ids.NewId().ToString("N"),
            ["ver"] = isV1 ? "1.0" : "2.0",
        };
        if (grant.User is null) return claims;
        claims["oid"] = claims["sub"] = GetObjectId(grant.Tenant, grant.User);
        claims[isV1 ? "unique_name" : "preferred_username"] = grant.User;
        if (grant.Session is { } session) claims["sid"] = session.ToString();
        if (grant.Home is { } home) claims["idp"] = IssuerNames.GetName(endpoint.Address, home.ToString(), TokenVersion.V1);
        return claims;
    }

    private async ValueTask<string> SignAsync(Dictionary<string, object> claims, CancellationToken cancellationToken) =>
        _handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new(await key.GetAsync(cancellationToken), SecurityAlgorithms.RsaSha256),
        });

    private static string HashLeftHalf(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, SHA256.HashSizeInBytes / 2));

    // The object ID of a user or an application is derived from its name, so that it is the same for every sign-in.
    private static string GetObjectId(Guid tenant, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant} {name.ToLowerInvariant()}"), hash);
        return new Guid(hash[..16]).ToString();
    }
}
