using System.Security.Cryptography;
using System.Text;
using Customary.Core.Clouds;
using Customary.Hosting.Issuer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Tests.Authentication;

public sealed class ForgedTokenTests(TokenSigningFixture issuing) : IClassFixture<TokenSigningFixture>
{
    private static readonly JsonWebTokenHandler Writing = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly FakeTimeProvider _clock = issuing.Clock;
    private readonly Guid _tenant = Guid.NewGuid();
    private readonly CustomaryFixture _service = issuing.Service;
    private readonly RsaSecurityKey _key = issuing.Key;

    [Fact]
    public async Task Accepts_a_valid_token_until_it_expires()
    {
        var token = Sign(Claims(), _key);
        (await StatusAsync(token)).ShouldBe(200);
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        (await StatusAsync(token)).ShouldBe(200);
        (await StatusAsync(Sign(Claims(), _key))).ShouldBe(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldBeRejectedAsync(token);
    }

    public static TheoryData<string, object?> WrongClaims() => new()
    {
        { "aud", "https://example.com" },
        { "aud", null },
        { "iss", "https://sts.windows.net/00000000-0000-0000-0000-000000000001/" },
        { "iss", "customary" },
        { "iss", "" },
        { "iss", null },
        { "tid", "00000000-0000-0000-0000-000000000001" },
        { "tid", "contoso" },
        { "tid", null },
        { "exp", -1L },
        { "exp", 0L },
        { "exp", null },
        { "nbf", 301L },
    };

    [Theory, MemberData(nameof(WrongClaims))]
    public async Task Rejects_a_correctly_signed_token_with_one_invalid_claim(string claim, object? value)
    {
        var claims = Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value is long seconds ? _clock.GetUtcNow().ToUnixTimeSeconds() + seconds : value;
        await ShouldBeRejectedAsync(Sign(claims, _key));
    }

    [Fact]
    public async Task Accepts_a_token_issued_within_the_clock_skew()
    {
        var claims = Claims();
        claims["nbf"] = _clock.GetUtcNow().ToUnixTimeSeconds() + 300;
        (await StatusAsync(Sign(claims, _key))).ShouldBe(200);
    }

    [Fact]
    public async Task Rejects_an_unsigned_token_with_and_without_alg_none()
    {
        var signed = Sign(Claims(), _key).Split('.');
        foreach (var algorithm in new[] { "none", "None", "NONE", "" })
        {
            var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
            await ShouldBeRejectedAsync($"{header}.{signed[1]}.");
            await ShouldBeRejectedAsync($"{header}.{signed[1]}.{signed[2]}");
        }

        await ShouldBeRejectedAsync($"{signed[0]}.{signed[1]}.");
    }

    [Fact]
    public async Task Rejects_a_token_signed_with_the_public_key_as_HMAC_secret()
    {
        var rsa = _key.Rsa;
        foreach (var secret in new[]
        {
            rsa.ExportSubjectPublicKeyInfo(), rsa.ExportRSAPublicKey(), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem()), rsa.ExportParameters(false).Modulus!,
        })
        {
            var key = new SymmetricSecurityKey(secret) { KeyId = _key.KeyId };
            await ShouldBeRejectedAsync(Writing.CreateToken(new SecurityTokenDescriptor { Claims = Claims(), SigningCredentials = new(key, SecurityAlgorithms.HmacSha256) }));
        }
    }

    [Fact]
    public async Task Rejects_a_foreign_key_under_a_known_id_and_another_algorithm()
    {
        using var rsa = RSA.Create(2048);
        await ShouldBeRejectedAsync(Sign(Claims(), new(rsa)));
        await ShouldBeRejectedAsync(Sign(Claims(), new(rsa) { KeyId = _key.KeyId }));
        await ShouldBeRejectedAsync(Sign(Claims(), _key, SecurityAlgorithms.RsaSha512));
        await ShouldBeRejectedAsync(Sign(Claims(), _key, SecurityAlgorithms.RsaSsaPssSha256));
    }

    [Fact]
    public async Task Rejects_a_modified_token_even_if_the_original_is_cached()
    {
        var token = Sign(Claims(), _key);
        (await StatusAsync(token)).ShouldBe(200);

        // The last character of a segment contains unused bits, so it is not changed.
        var ends = token.Index().Where(character => character.Item == '.').Select(character => character.Index - 1).Append(token.Length - 1).ToHashSet();
        for (var index = 0; index < token.Length; index += 17)
        {
            if (token[index] == '.' || ends.Contains(index)) continue;
            await ShouldBeRejectedAsync($"{token[..index]}{(token[index] == 'A' ? 'B' : 'A')}{token[(index + 1)..]}");
        }

        (await StatusAsync(token)).ShouldBe(200);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.")]
    public Task Rejects_a_value_that_is_not_a_token(string text) => ShouldBeRejectedAsync(text);

    [Fact]
    public async Task Says_that_a_token_is_encrypted()
    {
        var encryption = new EncryptingCredentials(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), JwtConstants.DirectKeyUseAlg, SecurityAlgorithms.Aes128CbcHmacSha256);
        var token = Writing.CreateToken(new SecurityTokenDescriptor { Claims = Claims(), SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256), EncryptingCredentials = encryption });
        token.Split('.').Length.ShouldBe(5);
        (await SendAsync(token)).ShouldBeFault(401, 800001).Json.Text("description")!.ShouldContain("is encrypted");
    }

    [Fact]
    public async Task Rejects_an_id_token()
    {
        var writer = _service.Services.GetRequiredService<TokenWriter>();
        var grant = new Grant(_tenant, "tests", "ann@contoso.com", Cloud.Global.TokenResource);
        var endpoint = new IssuerEndpoint("http://customary.test", new("contoso"), TokenVersion.V2);
        await ShouldBeRejectedAsync(await writer.WriteIdTokenAsync(grant, endpoint, CancellationToken.None));
        (await StatusAsync(await writer.WriteAccessTokenAsync(grant, endpoint, CancellationToken.None))).ShouldBe(200);
    }

    private Dictionary<string, object> Claims()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = IssuerNames.GetName("http://customary.test", _tenant.ToString(), TokenVersion.V2),
            ["aud"] = Cloud.Global.TokenResource,
            ["tid"] = _tenant.ToString(),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["idtyp"] = "app",
        };
    }

    private static string Sign(Dictionary<string, object> claims, RsaSecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        Writing.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(key, algorithm) });

    private async Task<int> StatusAsync(string token) => (await SendAsync(token)).Status;

    private async Task ShouldBeRejectedAsync(string token)
    {
        var response = (await SendAsync(token)).ShouldBeFault(401, 800001);
        response.Header("WWW-Authenticate").ShouldNotBeNullOrEmpty();
    }

    private async Task<ApiResponse> SendAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers?size=1");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
