using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.TokenExchange;

/// <summary>The exchange of an access token for a token of Partner Center.</summary>
public sealed class TokenExchangeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("/generatetoken", "grant_type=jwt_token", true)]
    [MemoryStore("/GenerateToken", "grant_type=jwt_token&client_id=app", true)]
    [MemoryStore("/v3/generatetoken", "grant_type=JWT_TOKEN", false)]
    public async Task The_token_works_at_the_API_as_the_same_caller(StoreKind store, string path, string form, bool asUser)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync(asUser);
        var response = await ExchangeAsync(service, path, form, $"Bearer {partner.Token}");
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("access_token token_type expires_in");
        response.Json.Text("token_type").ShouldBe("bearer");
        response.Header("Cache-Control").ShouldBe("no-store");
        var exchanged = TestPartner.FromToken(service, partner.Tenant, response.Json.Text("access_token")!);
        (await exchanged.GetAsync("/v1/customers")).Status.ShouldBe(200);
        (await exchanged.GetAsync("/v1/customers/relationshiprequests")).Status.ShouldBe(asUser ? 200 : 403);
    }

    [Fact]
    public async Task The_token_expires_with_the_one_that_was_sent()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var partner = await service.SignInAsync();
        clock.Advance(TimeSpan.FromMinutes(50));
        var response = await ExchangeAsync(service, "/generatetoken", "grant_type=jwt_token", $"bearer  {partner.Token}");
        response.Json["expires_in"]!.GetValue<int>().ShouldBe(600);
        clock.Advance(TimeSpan.FromMinutes(10));
        (await ExchangeAsync(service, "/generatetoken", "grant_type=jwt_token", $"Bearer {partner.Token}")).ShouldBeFault(401, 800001);
    }

    [Theory]
    [MemoryStore("", "invalid_request")]
    [MemoryStore("client_id=app", "invalid_request")]
    [MemoryStore("grant_type=client_credentials", "unsupported_grant_type")]
    public async Task Another_grant_returns_an_OAuth_error(StoreKind store, string form, string error)
    {
        var service = await services.GetAsync(store);
        var response = await ExchangeAsync(service, "/generatetoken", form, $"Bearer {(await service.SignInAsync()).Token}");
        response.Status.ShouldBe(400, response.Text);
        response.Json.Text("error").ShouldBe(error);
    }

    [Theory]
    [MemoryStore((string?)null)]
    [MemoryStore("Bearer a.b.c")]
    public async Task Without_a_valid_token_the_exchange_is_refused(StoreKind store, string? authorization) =>
        (await ExchangeAsync(await services.GetAsync(store), "/generatetoken", "grant_type=jwt_token", authorization)).ShouldBeFault(401, 800001);

    private static async Task<ApiResponse> ExchangeAsync(CustomaryFixture service, string path, string form, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
