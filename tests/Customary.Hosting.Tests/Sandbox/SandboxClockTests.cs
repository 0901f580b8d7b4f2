using Customary.Client;
using Customary.Client.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>The clock of the sandbox: what follows it, and what its operations accept.</summary>
public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Unknown = $"/v1/customers/{Guid.Empty}";

    [Theory, AllStores]
    public async Task The_clock_can_be_frozen_set_offset_advanced_and_started(StoreKind store)
    {
        var real = new FakeTimeProvider(Start);
        await using var service = await CustomaryFixture.StartAsync(store, real);
        using var http = service.CreateHttpSandbox();
        foreach (var clock in new[] { service.Sandbox.Clock, http.Clock })
        {
            (await clock.RunAsync(TimeSpan.Zero)).ShouldBe(new() { Now = real.GetUtcNow() });
            (await clock.FreezeAsync()).ShouldBe(new() { Now = real.GetUtcNow(), Frozen = true });
            real.Advance(TimeSpan.FromMinutes(1));
            (await clock.GetAsync()).ShouldBe(new() { Now = real.GetUtcNow().AddMinutes(-1), Frozen = true, Offset = TimeSpan.FromMinutes(-1) });
            (await clock.AdvanceAsync(TimeSpan.FromDays(30))).Offset.ShouldBe(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
            (await clock.RunAsync()).ShouldBe(new() { Now = real.GetUtcNow().AddDays(30).AddMinutes(-1), Offset = TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1) });
            real.Advance(TimeSpan.FromMinutes(1));
            (await clock.GetAsync()).Now.ShouldBe(real.GetUtcNow().AddDays(30).AddMinutes(-1));
            (await clock.SetAsync(new() { Offset = TimeSpan.FromHours(-2) })).ShouldBe(new() { Now = real.GetUtcNow().AddHours(-2), Offset = TimeSpan.FromHours(-2) });
            (await clock.SetAsync(new() { Now = Start.AddYears(10).ToOffset(TimeSpan.FromHours(2)) })).Now.ShouldBe(Start.AddYears(10));
            (await clock.FreezeAsync(Start)).ShouldBe(new() { Now = Start, Frozen = true, Offset = Start - real.GetUtcNow() });
        }
    }

    [Theory]
    [MemoryStore(false)]
    [MemoryStore(true)]
    public async Task A_state_can_be_saved_and_set_again(StoreKind store, bool isFrozen)
    {
        var real = new FakeTimeProvider(Start);
        await using var service = await CustomaryFixture.StartAsync(store, real);
        await service.Sandbox.Clock.SetAsync(new() { Offset = TimeSpan.FromDays(1), Frozen = isFrozen });
        using var saved = await service.Http.GetAsync(new Uri("/_customary/clock", UriKind.Relative));
        var state = await saved.Content.ReadAsStringAsync();
        await service.Sandbox.Clock.FreezeAsync(Start.AddYears(1));
        real.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(service, "PUT", "/_customary/clock", state)).Status.ShouldBe(200);
        (await service.Sandbox.Clock.GetAsync()).Now.ShouldBe(isFrozen ? Start.AddDays(1) : Start.AddDays(1).AddMinutes(1));
    }

    [Theory]
    [MemoryStore("PUT", "/_customary/clock", "{}", "now: or frozen or offset is required")]
    [MemoryStore("PUT", "/_customary/clock", """{"now":"2026-01-01T00:00:00"}""", "now: must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00Z")]
    [MemoryStore("PUT", "/_customary/clock", """{"now":"1999-12-31T23:59:59Z"}""", "now: must be from 2000-01-01 to 3000-01-01")]
    [MemoryStore("PUT", "/_customary/clock", """{"offset":"P400000D"}""", "offset: must result in a time from 2000-01-01 to 3000-01-01")]
    [MemoryStore("PUT", "/_customary/clock", """{"frozen":"yes"}""", "frozen: has the wrong type")]
    [MemoryStore("PUT", "/_customary/clock", """{"Frozen":true}""", "Frozen: is not known; allowed: now, frozen, offset")]
    [MemoryStore("PUT", "/_customary/clock", """{"frozen":true,"frozen":false}""", "frozen: is repeated")]
    [MemoryStore("POST", "/_customary/clock/advance", "{}", "by: is required")]
    [MemoryStore("POST", "/_customary/clock/advance", """{"by":"PT0S"}""", "by: must be more than zero; the clock only advances forward")]
    [MemoryStore("POST", "/_customary/clock/advance", """{"by":"-PT1S"}""", "by: must be more than zero; the clock only advances forward")]
    [MemoryStore("POST", "/_customary/clock/advance", """{"by":"P1M"}""", "by: must be an ISO 8601 duration of days, hours, minutes and seconds, such as PT1M or P30D")]
    [MemoryStore("POST", "/_customary/clock/advance", """{"by":60}""", "by: must be an ISO 8601 duration of days, hours, minutes and seconds, such as PT1M or P30D")]
    [MemoryStore("POST", "/_customary/clock/advance", """{"by":"P400000D"}""", "by: must result in a time from 2000-01-01 to 3000-01-01")]
    public async Task A_change_that_is_not_valid_names_the_place_and_changes_nothing(StoreKind store, string method, string path, string body, string detail)
    {
        await using var service = await CustomaryFixture.StartAsync(store, new FakeTimeProvider(Start));
        var response = await SendAsync(service, method, path, body);
        response.ShouldBeFault(400, 3000);
        response.Data.ShouldHaveSingleItem().ShouldBe(detail);
        (await service.Sandbox.Clock.GetAsync()).ShouldBe(new() { Now = Start });
    }

    [Theory]
    [MemoryStore("")]
    [MemoryStore("[]")]
    [MemoryStore("null")]
    [MemoryStore("{\"by\":")]
    public async Task A_body_that_is_no_JSON_object_is_refused(StoreKind store, string body)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        (await SendAsync(service, "POST", "/_customary/clock/advance", body)).ShouldBeFault(400, 2000);
    }

    [Fact]
    public async Task In_process_and_over_HTTP_a_refusal_is_the_same_exception()
    {
        await using var service = await CustomaryFixture.StartAsync();
        using var http = service.CreateHttpSandbox();
        var local = await Should.ThrowAsync<CustomaryException>(() => service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(-1)));
        var remote = await Should.ThrowAsync<CustomaryException>(() => http.Clock.AdvanceAsync(TimeSpan.FromSeconds(-1)));
        (local.Status, local.Description, local.Code, local.Details.Single()).ShouldBe((remote.Status, remote.Description, remote.Code, remote.Details.Single()));
        (remote.Operation, remote.Tries).ShouldBe(("AdvanceClock", 1));
        local.Status.ShouldBe(400);
    }

    [Theory, AllStores]
    public async Task A_tenant_at_its_limit_recovers_when_the_clock_advances(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("rate-limit", "3"));
        var partner = await service.SignInAsync();
        await service.Sandbox.Clock.FreezeAsync();
        for (var count = 0; count < 3; count++) (await partner.GetAsync(Unknown)).Status.ShouldBe(404);
        var rejected = await partner.GetAsync(Unknown);
        rejected.Status.ShouldBe(429);
        rejected.Header("Retry-After").ShouldBe("60");
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(59));
        (await partner.GetAsync(Unknown)).Status.ShouldBe(429);
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await partner.GetAsync(Unknown)).Status.ShouldBe(404);
    }

    [Theory, AllStores]
    public async Task A_token_expires_when_the_clock_advances(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(59));
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await partner.GetAsync("/v1/customers")).ShouldBeFault(401, 800001);
        (await (await service.SignInAsync()).GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task Deleted_users_idempotency_audit_records_and_vetting_follow_the_clock(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("vetting-minutes", "60"));
        var tenant = Guid.NewGuid().ToString();
        var partner = await service.SignInAsync(tenant: tenant);
        var (body, requestId) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var customer = (await partner.PostAsync("/v1/customers", body, requestId)).Json["id"]!.GetValue<string>();
        (await partner.PostAsync("/v1/customers", body, requestId)).Status.ShouldBe(201);
        (await partner.PostAsync($"/v1/customers/{customer}/qualifications", new { Qualification = "Education", EducationSegment = "K12", Website = "contoso.edu" })).Status.ShouldBe(201);
        var users = (await partner.GetAsync($"/v1/customers/{customer}/users")).Json["items"]!.AsArray();
        (await QualificationAsync(partner, customer)).ShouldBe("InReview");

        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromMinutes(61));
        partner = await service.SignInAsync(tenant: tenant);
        (await QualificationAsync(partner, customer)).ShouldNotBe("InReview");

        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromHours(24));
        partner = await service.SignInAsync(tenant: tenant);
        (await partner.PostAsync("/v1/customers", body, requestId)).ShouldBeFault(409, 3001);
        users.Count.ShouldBe(1);

        var before = (await partner.GetAsync($"/v1/auditrecords?startDate={Date(service, -2)}")).Json["items"]!.AsArray().Count;
        before.ShouldBeGreaterThan(0);
        await service.Sandbox.Clock.AdvanceAsync(TimeSpan.FromDays(91));
        partner = await service.SignInAsync(tenant: tenant);
        (await partner.CreateCustomerAsync()).ShouldNotBeNull();
        (await partner.GetAsync($"/v1/auditrecords?startDate={Date(service, -90)}")).Json["items"]!.AsArray()
            .ShouldAllBe(record => record!["operationDate"]!.GetValue<DateTimeOffset>() > service.Sandbox.Clock.GetAsync().Result.Now.AddDays(-1));
    }

    [Fact]
    public async Task A_restart_keeps_the_clock()
    {
        using var file = new TemporarySqliteFile();
        await using (var first = await CustomaryFixture.StartAsync(path: file.Path)) await first.Sandbox.Clock.FreezeAsync(Start);
        await using var second = await CustomaryFixture.StartAsync(path: file.Path);
        (await second.Sandbox.Clock.GetAsync()).Now.ShouldBe(Start);
    }

    [Fact]
    public async Task A_change_returns_when_every_live_node_has_it()
    {
        await using var database = await TestPostgres.NewDatabaseAsync();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CustomaryFixture.StartAsync(settings: ("storage", database.Storage))));
        for (var round = 0; round < 12; round++)
        {
            if (round == 6) await nodes[2].DisposeAsync();
            var live = nodes.Take(round < 6 ? 3 : 2).ToList();
            var time = Start.AddDays(round);
            await live[round % live.Count].Sandbox.Clock.FreezeAsync(time);
            foreach (var node in live) (await node.Sandbox.Clock.GetAsync()).Now.ShouldBe(time);
        }

        // Concurrent advances on several nodes add up.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => nodes[number % 2].Sandbox.Clock.AdvanceAsync(TimeSpan.FromDays(1))));
        foreach (var node in nodes.Take(2)) (await node.Sandbox.Clock.GetAsync()).Now.ShouldBe(Start.AddDays(11 + 10));
        foreach (var node in nodes.Take(2)) await node.DisposeAsync();
    }

    private static async Task<string> QualificationAsync(TestPartner partner, string customer)
    {
        var qualification = (await partner.GetAsync($"/v1/customers/{customer}/qualifications")).Json.AsArray().First(item => item!["qualification"]!.GetValue<string>() == "Education");
        return qualification!["vettingStatus"]!.GetValue<string>();
    }

    private static string Date(CustomaryFixture service, int days) =>
        service.Sandbox.Clock.GetAsync().Result.Now.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ApiResponse> SendAsync(CustomaryFixture service, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
