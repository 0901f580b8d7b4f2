using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Customary.Hosting.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Server.Tests.Authentication;

/// <summary>Runs the external authority in a separate process, kills it and restarts it with other keys.</summary>
public sealed class AuthorityProcessTests
{
    private readonly Guid _tenant = Guid.NewGuid();

    [Fact]
    public async Task Accepts_an_external_authority_through_an_outage_and_a_key_change()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var authority = await ServerProcess.StartInMemoryAsync();
        await using var service = await CustomaryFixture.StartAsync(clock: clock, settings:
        [
            ("environment", "Production"), ("authority", new Uri(authority.Address, "common/v2.0").ToString()), ("audience", "https://api.partnercenter.microsoft.com"),
            ("server-key", "a secret of at least thirty-two characters"), ("partners", $"{_tenant},contoso.com"),
        ]);
        var before = await SignInAsync(authority);
        (await CallAsync(service, before)).Status.ShouldBe(200);

        await authority.KillAsync();
        await RefreshAsync(service, clock);
        (await CallAsync(service, before)).Status.ShouldBe(200, "what was last known of the authority holds");

        using var another = await ServerProcess.StartInMemoryAsync(authority.Address);
        var after = await SignInAsync(another);
        await RefreshAsync(service, clock);
        (await CallAsync(service, after)).Status.ShouldBe(200);
        (await CallAsync(service, before)).ShouldBeFault(401, 800001).Text.ShouldContain("key");
    }

    private async Task<string> SignInAsync(ServerProcess authority)
    {
        using var http = new HttpClient { BaseAddress = authority.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "tests",
            ["grant_type"] = "password",
            ["username"] = "ann@contoso.com",
            ["password"] = "password",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        });
        using var response = await http.PostAsync(new Uri($"/{_tenant}/oauth2/v2.0/token", UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
    }

    private Task<ApiResponse> CallAsync(CustomaryFixture service, string token) => Partner.FromToken(service, _tenant, token).GetAsync("/v1/customers");

    private static async Task RefreshAsync(CustomaryFixture service, FakeTimeProvider clock)
    {
        clock.Advance(SigningKeyRefreshService.Interval);
        await service.Services.GetRequiredService<OidcSigningKeyProvider>().RefreshAsync();
    }
}
