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
/// An external OpenID Connect provider: a web server with its own signing keys. It can rotate keys, fail, hang, stop and
/// restart. A token is valid for one hour from the time of the clock.
/// </summary>
public sealed class FakeOidcProvider : IAsyncDisposable
{
    public const string Audience = "api://customary";
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly List<RsaSecurityKey> _published = [];
    private WebApplication _app;
    private TaskCompletionSource? _hanging;
    private TaskCompletionSource? _late;
    private TaskCompletionSource? _keysRequested;
    private int _reads;

    private FakeOidcProvider(TimeProvider clock, string issuer) => (_clock, _app, IssuerTemplate) = (clock, Build("http://127.0.0.1:0"), issuer);

    /// <summary>The value for the setting <c>authority</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The issuer in the discovery document, with or without <c>{tenantid}</c>.</summary>
    public string IssuerTemplate { get; }

    /// <summary>The sign-in of people.</summary>
    public FakeAuthorizationCodes Codes { get; } = new();

    /// <summary>How often the discovery document was requested.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>The current signing key.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    /// <summary>Whether the discovery document returns 500.</summary>
    public bool Fails { get; set; }

    public static async Task<FakeOidcProvider> StartAsync(TimeProvider clock, string issuer = "https://issuer.example/{tenantid}/v2.0")
    {
        var provider = new FakeOidcProvider(clock, issuer);
        provider.Rotate();
        await provider._app.StartAsync();
        provider.Address = provider._app.Urls.First();
        return provider;
    }

    /// <summary>Production settings of a server that trusts this provider and allows one partner.</summary>
    public (string, string)[] Settings(Guid partner, params (string, string)[] extra) =>
    [
        ("environment", "Production"), ("authority", Address), ("audience", $"{Audience};api://second"),
        ("server-key", "a secret of at least thirty-two characters"), ("partners", $"{partner},contoso.com,sandbox"), .. extra,
    ];

    /// <summary>Creates a new signing key. The previous key stays published.</summary>
    public RsaSecurityKey Rotate()
    {
        Key = NewKey();
        lock (_published) _published.Add(Key);
        return Key;
    }

    /// <summary>Stops publishing a key.</summary>
    public void Remove(RsaSecurityKey key)
    {
        lock (_published) _published.Remove(key);
    }

    /// <summary>Accepts requests without a response until <see cref="Resume"/>.</summary>
    public void Hang() => _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers all requests again, also the hanging ones.</summary>
    public void Resume()
    {
        _hanging?.TrySetResult();
        _hanging = null;
    }

    /// <summary>Holds back the next responses with keys until <see cref="SendKeys"/>. They contain the keys of the time of the request.</summary>
    /// <returns>A task that completes when the keys were requested.</returns>
    public Task HoldKeys()
    {
        (_late, _keysRequested) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _keysRequested.Task;
    }

    /// <summary>Sends the responses that were held back.</summary>
    public void SendKeys()
    {
        _late?.TrySetResult();
        _late = null;
    }

    /// <summary>Stops listening.</summary>
    public async Task StopAsync()
    {
        Resume();
        await _app.DisposeAsync();
    }

    /// <summary>Listens on the same address again.</summary>
    public async Task RestartAsync()
    {
        _app = Build(Address);
        await _app.StartAsync();
    }

    /// <summary>The claims of a valid token.</summary>
    /// <param name="tenant">The tenant ID.</param>
    /// <param name="asUser">Whether the token has a user.</param>
    /// <param name="change">Changes the claims.</param>
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

    /// <summary>Signs claims. Default: the current key.</summary>
    public string Sign(
        Dictionary<string, object> claims, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256, Dictionary<string, object>? header = null) =>
        _handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(key ?? Key, algorithm), AdditionalHeaderClaims = header });

    /// <summary>Signs any header and claims text with the current key. The signature is valid.</summary>
    public string SignText(string header, string claims)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(Key.Rsa.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>A valid token.</summary>
    public string SignIn(Guid tenant, bool asUser = true, Action<Dictionary<string, object>>? change = null) => Sign(Claims(tenant, asUser, change));

    /// <summary>Creates a key that is not published.</summary>
    public static RsaSecurityKey NewKey()
    {
        var key = new RsaSecurityKey(RSA.Create(2048));
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

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
                : Results.Text(new JsonObject { ["issuer"] = IssuerTemplate, ["jwks_uri"] = $"{Address}/keys", ["authorization_endpoint"] = $"{Address}/authorize", ["token_endpoint"] = $"{Address}/token" }.ToJsonString(), "application/json");
        });
        app.MapGet("/keys", async (HttpRequest request) =>
        {
            var keys = Keys().ToJsonString();
            _keysRequested?.TrySetResult();
            if (_late is { } late) await late.Task.WaitAsync(request.HttpContext.RequestAborted);
            return Results.Text(keys, "application/json");
        });
        Codes.Map(app);
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
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }
}
