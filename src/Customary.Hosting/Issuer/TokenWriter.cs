using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>Creates and signs tokens of both versions. Source: docs/contract.md#tokens.</summary>
internal sealed class TokenWriter(IssuerKey key, IssuerNames names, IdGenerator ids, TimeProvider clock)
{
    /// <summary>The lifetime of a token.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private static readonly string[] AuthenticationMethods = ["pwd", "mfa"];
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Creates an access token.</summary>
    public async ValueTask<string> WriteAccessTokenAsync(Grant grant, TokenVersion version, CancellationToken cancellationToken)
    {
        var claims = CreateClaims(grant, version);
        claims["aud"] = grant.Audience;
        claims[version == TokenVersion.V1 ? "appid" : "azp"] = grant.Client;
        claims[version == TokenVersion.V1 ? "appidacr" : "azpacr"] = "1";
        if (grant.User is null)
        {
            claims["idtyp"] = "app";
            claims["oid"] = claims["sub"] = GetObjectId(grant.Tenant, grant.Client);
        }
        else
        {
            claims["idtyp"] = "user";
            claims["scp"] = "user_impersonation";
            claims["amr"] = AuthenticationMethods;
            claims["upn"] = grant.User;
        }

        return await SignAsync(claims, cancellationToken);
    }

    /// <summary>
    /// Creates an ID token for the client application, with the hash of the code or the access token of the same response. The hash
    /// also marks the token as an ID token. Source: OpenID Connect Core 1.0, sections 3.1.3.6 and 3.3.2.11.
    /// </summary>
    public ValueTask<string> WriteIdTokenAsync(Grant grant, TokenVersion version, CancellationToken cancellationToken, string? code = null, string? accessToken = null)
    {
        var claims = CreateClaims(grant, version);
        claims["aud"] = grant.Client;
        claims["name"] = grant.User!;
        if (grant.Nonce is { } nonce) claims["nonce"] = nonce;
        if (code is not null) claims["c_hash"] = HashLeftHalf(code);
        if (accessToken is not null) claims["at_hash"] = HashLeftHalf(accessToken);
        return SignAsync(claims, cancellationToken);
    }

    /// <summary>Creates the user and tenant IDs that Microsoft's authentication libraries store with an account.</summary>
    public static string WriteClientInfo(Grant grant) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"uid":"{{GetObjectId(grant.Tenant, grant.User!)}}","utid":"{{grant.Tenant}}"}"""));

    private Dictionary<string, object> CreateClaims(Grant grant, TokenVersion version)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = version == TokenVersion.V1 ? names.V1(grant.Tenant) : names.V2(grant.Tenant),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.Add(Lifetime).ToUnixTimeSeconds(),
            ["tid"] = grant.Tenant.ToString(),
            ["uti"] = ids.NewId().ToString("N"),
            ["ver"] = version == TokenVersion.V1 ? "1.0" : "2.0",
        };
        if (grant.User is null) return claims;
        claims["oid"] = claims["sub"] = GetObjectId(grant.Tenant, grant.User);
        claims[version == TokenVersion.V1 ? "unique_name" : "preferred_username"] = grant.User;
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
