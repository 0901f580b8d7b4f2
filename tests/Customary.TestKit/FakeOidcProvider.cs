using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.TestKit;

/// <summary>
/// An OpenID Connect authority of somebody else: a web server of its own, with keys of its own, that it rotates; it
/// can fail, hang and go away. Tokens hold an hour from the clock's time.
/// </summary>
public sealed class FakeOidcProvider : IAsyncDisposable
{
    public const string Audience = "api://customary";
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly List<RsaSecurityKey> _published = [];
    private WebApplication _app;
    private TaskCompletionSource? _hanging;
    private int _reads;

    private FakeOidcProvider(TimeProvider clock, string issuer) => (_clock, _app, IssuerTemplate) = (clock, Build("http://127.0.0.1:0"), issuer);

    /// <summary>The address to set as authority.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the discovery document says, with <c>{tenantid}</c> or without.</summary>
    public string IssuerTemplate { get; }

    /// <summary>How often its discovery document was read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>The key that it signs with.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    public bool Fails { get; set; }

    public static async Task<FakeOidcProvider> StartAsync(TimeProvider clock, string issuer = "https://issuer.example/{tenantid}/v2.0")
    {
        var outside = new FakeOidcProvider(clock, issuer);
        outside.Rotate();
        await outside._app.StartAsync();
        outside.Address = outside._app.Urls.First();
        return outside;
    }

    /// <summary>Settings of a service that believes this issuer, as it would be run in earnest.</summary>
    public (string, string)[] Settings(Guid partner, params (string, string)[] more) =>
    [
        ("environment", "Production"), ("authority", Address), ("audience", $"{Audience};api://second"),
        ("server-key", "a secret of at least thirty-two characters"), ("partners", $"{partner},contoso.com,sandbox"), .. more,
    ];

    /// <summary>Signs with a new key from now on; the one before is still published.</summary>
    public RsaSecurityKey Rotate()
    {
        Key = NewKey();
        lock (_published) _published.Add(Key);
        return Key;
    }

    /// <summary>Publishes a key no longer.</summary>
    public void Remove(RsaSecurityKey key)
    {
        lock (_published) _published.Remove(key);
    }

    /// <summary>Accepts requests and never answers them, until told to go on.</summary>
    public void Hang() => _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers again, also those that hang.</summary>
    public void GoOn()
    {
        _hanging?.TrySetResult();
        _hanging = null;
    }

    /// <summary>Goes away: nobody listens any more.</summary>
    public async Task GoAwayAsync()
    {
        GoOn();
        await _app.DisposeAsync();
    }

    /// <summary>Comes back at the same address.</summary>
    public async Task ComeBackAsync()
    {
        _app = Build(Address);
        await _app.StartAsync();
    }

    /// <summary>The claims of a user's token, with a change.</summary>
    public Dictionary<string, object> Claims(Guid tenant, bool asUser = true, Action<Dictionary<string, object>>? change = null)
    {
        var now = _clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = IssuerTemplate.Replace("{tenantid}", tenant.ToString(), StringComparison.Ordinal),
            ["aud"] = Audience,
            ["tid"] = tenant.ToString(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["azp"] = "an-application",
            ["jti"] = Guid.NewGuid().ToString(),
        };
        if (!asUser)
        {
            claims["idtyp"] = "app";
        }
        else
        {
            claims["scp"] = "user_impersonation";
            claims["upn"] = "ann@contoso.com";
            claims["amr"] = (string[])["pwd", "mfa"];
        }

        change?.Invoke(claims);
        return claims;
    }

    /// <summary>A token of those claims.</summary>
    public string Sign(
        Dictionary<string, object> claims, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256, Dictionary<string, object>? header = null) =>
        _handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(key ?? Key, algorithm), AdditionalHeaderClaims = header });

    /// <summary>A token of a header and claims as they are written, whatever they are; the signature is good.</summary>
    public string SignText(string header, string claims)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(Key.Rsa.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>A good token.</summary>
    public string SignIn(Guid tenant, bool asUser = true, Action<Dictionary<string, object>>? change = null) => Sign(Claims(tenant, asUser, change));

    /// <summary>A key that nobody publishes.</summary>
    public static RsaSecurityKey NewKey()
    {
        var key = new RsaSecurityKey(RSA.Create(2048));
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();

    private WebApplication Build(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", async (HttpRequest request) =>
        {
            Interlocked.Increment(ref _reads);
            if (_hanging is { } hanging) await hanging.Task.WaitAsync(request.HttpContext.RequestAborted);
            return Fails
                ? Results.StatusCode(500)
                : Results.Text(new JsonObject { ["issuer"] = IssuerTemplate, ["jwks_uri"] = $"{Address}/keys" }.ToJsonString(), "application/json");
        });
        app.MapGet("/keys", () => Results.Text(Keys().ToJsonString(), "application/json"));
        return app;
    }

    private JsonObject Keys()
    {
        lock (_published)
        {
            return new() { ["keys"] = new JsonArray([.. _published.Select(Publish)]) };
        }
    }

    private static JsonNode Publish(RsaSecurityKey key)
    {
        var parts = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parts.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parts.Exponent),
        };
    }
}
