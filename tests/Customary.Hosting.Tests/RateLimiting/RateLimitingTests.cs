using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.RateLimiting;

public sealed class RateLimitingTests : IAsyncLifetime
{
    private static readonly string Unknown = $"/v1/customers/{Guid.Empty}";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync() => _service = await CustomaryFixture.StartAsync(clock: _clock, settings: [("rate-limit", "500")]);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Request_501_returns_429_with_the_documented_body_and_an_exact_Retry_After()
    {
        var partner = await _service.SignInAsync();
        (await AllAsync(partner, 500, Unknown)).ShouldAllBe(response => response.Status == 404);
        _clock.Advance(TimeSpan.FromMilliseconds(20_500));
        var rejected = await partner.GetAsync(Unknown);
        rejected.Status.ShouldBe(429);
        rejected.Header("Retry-After").ShouldBe("40");
        rejected.Json["statusCode"]!.GetValue<int>().ShouldBe(429);
        Number(rejected.Json["message"]!.GetValue<string>()).ShouldBe(40);
        rejected.Json.AsObject().Count.ShouldBe(2);

        _clock.Advance(TimeSpan.FromSeconds(39));
        (await partner.GetAsync(Unknown)).Status.ShouldBe(429);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await partner.GetAsync(Unknown)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Of_600_concurrent_requests_500_succeed_and_other_tenants_are_unaffected()
    {
        var flooding = await _service.SignInAsync();
        var other = await _service.SignInAsync();
        var responses = await AllAsync(flooding, 600, "/v1/customers?size=1");
        responses.Count(response => response.Status == 200).ShouldBe(500);
        responses.Where(response => response.Status != 200).ShouldAllBe(response => response.Status == 429 && response.Header("Retry-After") == "60");
        (await other.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Failed_customer_requests_count_and_other_resources_do_not()
    {
        var partner = await _service.SignInAsync();
        (await AllAsync(partner, 496, Unknown)).ShouldAllBe(response => response.Status == 404);
        (await partner.GetAsync("/v1/customers/x/y/z")).Status.ShouldBe(404);
        (await partner.SendAsync(HttpMethod.Put, "/v1/customers")).Status.ShouldBe(405);
        using var text = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = new StringContent("x") };
        text.Headers.Authorization = new("Bearer", partner.Token);
        using (var response = await _service.Http.SendAsync(text)) ((int)response.StatusCode).ShouldBe(415);
        for (var i = 0; i < 5; i++) (await partner.SendAsync(HttpMethod.Head, "/v1/domains/nobody.onmicrosoft.com")).Status.ShouldBe(404);
        (await partner.GetAsync("/V1//Customers")).Status.ShouldBe(200);
        (await partner.GetAsync(Unknown)).Status.ShouldBe(429);
        (await partner.SendAsync(HttpMethod.Put, "/v1/customers")).Status.ShouldBe(429);
        (await partner.SendAsync(HttpMethod.Head, "/v1/domains/nobody.onmicrosoft.com")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_request_without_a_valid_token_does_not_count()
    {
        var partner = await _service.SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            using var response = await _service.Http.GetAsync(new Uri(Unknown, UriKind.Relative));
            ((int)response.StatusCode).ShouldBe(401);
        }

        (await AllAsync(partner, 500, Unknown)).ShouldAllBe(response => response.Status == 404);
        (await partner.GetAsync(Unknown)).Status.ShouldBe(429);
    }

    private static Task<ApiResponse[]> AllAsync(TestPartner partner, int count, string path) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => partner.GetAsync(path)));

    private static int Number(string message) =>
        int.Parse(string.Concat(message.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
