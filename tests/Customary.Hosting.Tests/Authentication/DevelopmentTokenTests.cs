using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using static System.Buffers.Text.Base64Url;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>Tests tokens of the development issuer that are well formed but not valid.</summary>
public sealed class DevelopmentTokenTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("tid")]
    [MemoryStore("exp")]
    [MemoryStore("aud")]
    [MemoryStore("iss")]
    public async Task Rejects_a_token_with_modified_claims(StoreKind store, string claim)
    {
        var service = await services.GetAsync(store);
        var segments = (await service.SignInAsync()).Token.Split('.');
        var claims = JsonNode.Parse(DecodeFromChars(segments[1]))!;
        claims[claim] = claim == "exp" ? 4_000_000_000 : Guid.NewGuid().ToString();
        segments[1] = EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        (await GetAsync(service, string.Join('.', segments))).ShouldBeFault(401, 800001);
    }

    [Theory]
    [MemoryStore("none")]
    [MemoryStore("HS256")]
    public async Task Rejects_a_token_of_another_algorithm(StoreKind store, string algorithm)
    {
        var service = await services.GetAsync(store);
        var segments = (await service.SignInAsync()).Token.Split('.');
        segments[0] = EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT"}"""));
        if (algorithm == "none") segments[2] = "";
        (await GetAsync(service, string.Join('.', segments))).ShouldBeFault(401, 800001);
    }

    [Theory, MemoryStore]
    public async Task Rejects_a_token_of_another_server(StoreKind store)
    {
        await using var other = await CustomaryFixture.StartAsync(store);
        (await GetAsync(await services.GetAsync(store), (await other.SignInAsync()).Token)).ShouldBeFault(401, 800001);
    }

    [Theory, MemoryStore]
    public async Task Rejects_a_token_from_the_second_of_its_expiry_even_if_cached(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var partner = await service.SignInAsync();
        clock.Advance(TimeSpan.FromMinutes(59));
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        clock.Advance(TimeSpan.FromMinutes(1));
        (await partner.GetAsync("/v1/customers")).ShouldBeFault(401, 800001);
    }

    [Theory, MemoryStore]
    public async Task Accepts_the_authentication_scheme_in_any_case(StoreKind store)
    {
        var service = await services.GetAsync(store);
        (await GetAsync(service, (await service.SignInAsync()).Token, "bEARER")).Status.ShouldBe(200);
    }

    private static async Task<ApiResponse> GetAsync(CustomaryFixture service, string token, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
