using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Customary.Client.Sandbox;
using Customary.Testing;

namespace IntegrationTests;

/// <summary>Tests the integration with a server in this process. Each test has a server of its own.</summary>
public sealed class CustomerOnboardingTests : IAsyncLifetime
{
    private CustomarySandbox _sandbox = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await CustomarySandbox.StartAsync(options => options.Settings["rate-limit"] = "5", TestContext.Current.CancellationToken);
        _http = _sandbox.CreateHttpClient("contoso");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Sends_exactly_one_create_request()
    {
        var id = await CreateOnboarding().CreateAsync("Fabrikam", "fabrikam");
        var request = Assert.Single(await _sandbox.Requests.ListAsync(new() { Operation = "CreateCustomer" }, TestContext.Current.CancellationToken));
        Assert.Equal(201, request.Status);
        Assert.Contains(id, request.Response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_response_does_not_create_a_second_customer()
    {
        await _sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Times = 1, Disconnect = DisconnectPoint.AfterCommit }, TestContext.Current.CancellationToken);
        var id = await CreateOnboarding().CreateAsync("Fabrikam", "fabrikam");
        var customers = await _http.GetFromJsonAsync<JsonNode>("/v1/customers", TestContext.Current.CancellationToken);
        Assert.Equal(id, Assert.Single(customers!["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(2, (await _sandbox.Requests.ListAsync(new() { Operation = "CreateCustomer" }, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Waits_as_long_as_the_rate_limit_asks_for()
    {
        await _sandbox.Clock.FreezeAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var request = 0; request < 5; request++) (await _http.GetAsync(new Uri("/v1/customers", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        Assert.NotEmpty(await CreateOnboarding().CreateAsync("Fabrikam", "fabrikam"));
        var limit = Assert.Single(await _sandbox.Limits.ListAsync("contoso", TestContext.Current.CancellationToken));
        Assert.Empty(limit.EarlyReturns);
    }

    // The wait moves the clock of the server, so the test takes milliseconds.
    private CustomerOnboarding CreateOnboarding() => new(_http, duration => _sandbox.Clock.AdvanceAsync(duration));
}
