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
        (await AllAsync(partner, 500, Unknown)).ShouldAllBe(answer => answer.Status == 404);
        _clock.Advance(TimeSpan.FromMilliseconds(20_500));
        var refused = await partner.GetAsync(Unknown);
        refused.Status.ShouldBe(429);
        refused.Header("Retry-After").ShouldBe("40");
        refused.Json["statusCode"]!.GetValue<int>().ShouldBe(429);
        Number(refused.Json["message"]!.GetValue<string>()).ShouldBe(40);
        refused.Json.AsObject().Count.ShouldBe(2);

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
        var answers = await AllAsync(flooding, 600, "/v1/customers?size=1");
        answers.Count(answer => answer.Status == 200).ShouldBe(500);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 429 && answer.Header("Retry-After") == "60");
        (await other.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Failed_customer_requests_count_and_other_resources_do_not()
    {
        var partner = await _service.SignInAsync();
        (await AllAsync(partner, 496, Unknown)).ShouldAllBe(answer => answer.Status == 404);
        (await partner.GetAsync("/v1/customers/x/y/z")).Status.ShouldBe(404);
        (await partner.SendAsync(HttpMethod.Put, "/v1/customers")).Status.ShouldBe(405);
        using var text = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = new StringContent("x") };
        text.Headers.Authorization = new("Bearer", partner.Token);
        using (var answer = await _service.Http.SendAsync(text)) ((int)answer.StatusCode).ShouldBe(415);
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
            using var answer = await _service.Http.GetAsync(new Uri(Unknown, UriKind.Relative));
            ((int)answer.StatusCode).ShouldBe(401);
        }

        (await AllAsync(partner, 500, Unknown)).ShouldAllBe(answer => answer.Status == 404);
        (await partner.GetAsync(Unknown)).Status.ShouldBe(429);
    }

    private static Task<ApiResponse[]> AllAsync(TestPartner partner, int count, string path) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => partner.GetAsync(path)));

    private static int Number(string message) =>
        int.Parse(string.Concat(message.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
