using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Customary.Client;
using Customary.Client.Sandbox;
using Microsoft.Extensions.Options;

namespace Customary.Testing.Tests;

/// <summary>The server in the process of a test.</summary>
public sealed class CustomarySandboxTests
{
    private static readonly Uri Customers = new("/v1/customers", UriKind.Relative);

    [Fact]
    public async Task A_client_has_a_token_of_its_tenant()
    {
        await using var sandbox = await CustomarySandbox.StartAsync();
        using var contoso = sandbox.CreateHttpClient("contoso");
        using var fabrikam = sandbox.CreateHttpClient("fabrikam", asApplication: true);
        using var created = await contoso.PostAsJsonAsync(Customers, TestCustomer.Create());
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CountAsync(contoso)).ShouldBe(1);
        (await CountAsync(fabrikam)).ShouldBe(0);
        (await sandbox.Requests.ListAsync(new() { Tenant = "contoso" })).ShouldAllBe(request => request.Tenant == CustomarySandbox.GetTenantId("contoso"));
    }

    [Fact]
    public async Task A_user_token_is_accepted_by_operations_for_users_and_an_application_token_is_not()
    {
        await using var sandbox = await CustomarySandbox.StartAsync();
        var path = new Uri($"/v1/customers/{Guid.NewGuid()}/users", UriKind.Relative);
        using var user = sandbox.CreateHttpClient();
        using var application = sandbox.CreateHttpClient(asApplication: true);
        using (var response = await user.GetAsync(path)) response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var response = await application.GetAsync(path)) response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_client_gets_a_new_token_when_the_clock_moves_and_keeps_one_that_a_test_sets()
    {
        await using var sandbox = await CustomarySandbox.StartAsync();
        using var http = sandbox.CreateHttpClient();
        var token = await sandbox.CreateTokenAsync();
        foreach (var days in new[] { 0, 1, 400 })
        {
            if (days > 0) await sandbox.Clock.AdvanceAsync(TimeSpan.FromDays(days));
            (await CountAsync(http)).ShouldBe(0);
        }

        await sandbox.Clock.FreezeAsync(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        (await CountAsync(http)).ShouldBe(0);
        await sandbox.Clock.RunAsync(TimeSpan.FromHours(2));
        using var request = new HttpRequestMessage(HttpMethod.Get, Customers) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var expired = await http.SendAsync(request);
        expired.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Settings_are_those_of_the_executable()
    {
        await using var sandbox = await CustomarySandbox.StartAsync(options => options.Settings["rate-limit"] = "1");
        using var http = sandbox.CreateHttpClient();
        (await CountAsync(http)).ShouldBe(0);
        using var rejected = await http.GetAsync(Customers);
        rejected.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await Should.ThrowAsync<OptionsValidationException>(() => CustomarySandbox.StartAsync(options => options.Settings["rate-limits"] = "1"))).Message.ShouldContain("rate-limits");
    }

    [Fact]
    public async Task Without_the_development_issuer_there_are_no_tokens()
    {
        await using var sandbox = await CustomarySandbox.StartAsync(options =>
        {
            options.Settings["authority"] = "http://127.0.0.1:1";
            options.Settings["audience"] = "api";
        });
        Should.Throw<InvalidOperationException>(() => sandbox.CreateHttpClient()).Message.ShouldContain("development issuer");
        await Should.ThrowAsync<InvalidOperationException>(() => sandbox.CreateTokenAsync());
    }

    [Fact]
    public async Task A_typed_client_keeps_a_valid_token_when_the_clock_moves()
    {
        await using var sandbox = await CustomarySandbox.StartAsync();
        var client = sandbox.ClientFor("contoso");
        foreach (var by in new[] { 54, 2, 600 })
        {
            (await client.Customers.ListAsync().ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
            await client.GetSandbox().Clock.AdvanceAsync(TimeSpan.FromMinutes(by));
        }

        (await sandbox.ClientFor("fabrikam", asApplication: true).Customers.ListAsync().ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await sandbox.Requests.ListAsync()).Select(request => request.Status).ShouldBe([200, 200, 200, 200]);
        (await Should.ThrowAsync<CustomaryException>(() => client.GetSandbox().Faults.GetAsync("none"))).Status.ShouldBe(404);
        (await Should.ThrowAsync<CustomaryException>(() => sandbox.Faults.GetAsync("none"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_same_controls_work_over_HTTP()
    {
        await using var sandbox = await CustomarySandbox.StartAsync();
        using var remote = new HttpSandbox(sandbox.Url);
        await remote.Clock.FreezeAsync(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        (await sandbox.Clock.GetAsync()).Now.ShouldBe(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        (await remote.GetStatusAsync()).Version.ShouldBe((await sandbox.GetStatusAsync()).Version);
    }

    [Fact]
    public async Task Starts_in_less_than_a_second_and_a_hundred_run_side_by_side()
    {
        await using (await CustomarySandbox.StartAsync())
        {
        }

        var times = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var sandbox = await CustomarySandbox.StartAsync();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        times.Min().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        var sandboxes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CustomarySandbox.StartAsync()));
        var counts = await Task.WhenAll(sandboxes.Select(async sandbox =>
        {
            using var http = sandbox.CreateHttpClient();
            using var created = await http.PostAsJsonAsync(Customers, TestCustomer.Create());
            created.StatusCode.ShouldBe(HttpStatusCode.Created);
            return await CountAsync(http);
        }));
        counts.ShouldAllBe(count => count == 1);
        sandboxes.Select(sandbox => sandbox.Url).ShouldBeUnique();
        await Task.WhenAll(sandboxes.Select(sandbox => sandbox.DisposeAsync().AsTask()));
    }

    private static async Task<int> CountAsync(HttpClient http) => (await http.GetFromJsonAsync<JsonNode>(Customers))!["items"]!.AsArray().Count;
}
