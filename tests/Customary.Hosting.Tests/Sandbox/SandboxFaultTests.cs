using System.Diagnostics;
using System.Text.Json;
using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Hosting.Sandbox.Faults;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>Injected faults: what selects requests, what each effect does, and which rules are refused.</summary>
public sealed class SandboxFaultTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_lost_response_and_a_retry_with_the_same_MS_RequestId_create_one_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var (body, requestId) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var rule = await AddAsync(service, partner, new() { Operation = "CreateCustomer", Times = 1, Disconnect = DisconnectPoint.AfterCommit });
        await Should.ThrowAsync<HttpRequestException>(() => partner.PostAsync("/v1/customers", body, requestId));

        // The change was committed before the connection was cut.
        var created = (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        var retried = await partner.PostAsync("/v1/customers", body, requestId);
        retried.Status.ShouldBe(201);
        retried.Json["id"]!.GetValue<string>().ShouldBe(created["id"]!.GetValue<string>());
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await service.Sandbox.Faults.GetAsync(rule.Id)).Matched.ShouldBe(1);
    }

    [Theory, MemoryStore]
    public async Task A_connection_that_is_cut_before_handling_changes_nothing(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = "CreateCustomer", Times = 1, Disconnect = DisconnectPoint.BeforeHandling });
        await Should.ThrowAsync<HttpRequestException>(() => partner.PostAsync("/v1/customers", TestData.Customer()));
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, MemoryStore]
    public async Task A_connection_that_is_cut_in_the_middle_sends_headers_and_part_of_the_body(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        await AddAsync(service, partner, new() { Operation = "GetCustomer", Disconnect = DisconnectPoint.MidResponse });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/customers/{customer["id"]}");
        request.Headers.Authorization = new("Bearer", partner.Token);
        using var response = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(100);
        await Should.ThrowAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [MemoryStore("GetCustomer", 404, 60003)]
    [MemoryStore("GetCustomer", 403, 20002)]
    [MemoryStore("CreateCustomer", 503, 800003)]
    [MemoryStore("CreateCustomer", 409, 3001)]
    [MemoryStore("*", 500, 800003)]
    public async Task A_documented_fault_has_its_status_its_code_and_its_text(StoreKind store, string operation, int status, int code)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = operation, Status = status, Code = code });
        (await SendAsync(partner, operation)).ShouldBeFault(status, code);
    }

    [Theory, MemoryStore]
    public async Task A_status_alone_has_the_body_of_a_documented_fault_or_none(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var rule = await AddAsync(service, partner, new() { Operation = "GetCustomer", Status = 503, RetryAfter = TimeSpan.FromSeconds(7) });
        var unavailable = (await SendAsync(partner, "GetCustomer")).ShouldBeFault(503, 800003);
        unavailable.Header("Retry-After").ShouldBe("7");
        await service.Sandbox.Faults.RemoveAsync(rule.Id);
        await AddAsync(service, partner, new() { Operation = "GetCustomer", Status = 502 });
        var gateway = await SendAsync(partner, "GetCustomer");
        (gateway.Status, gateway.Body.Length).ShouldBe((502, 0));
    }

    [Theory, MemoryStore]
    public async Task A_forced_429_looks_like_that_of_the_rate_limit(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = "*", Status = 429, RetryAfter = TimeSpan.FromSeconds(30), Times = 1 });
        var rejected = await partner.GetAsync("/v1/customers");
        (rejected.Status, rejected.Header("Retry-After"), rejected.Json["statusCode"]!.GetValue<int>()).ShouldBe((429, "30", 429));
        rejected.Json["message"]!.GetValue<string>().ShouldContain("30 seconds");
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("\"{\\\"items\\\": [\"", "{\"items\": [")]
    [MemoryStore("{\"items\":[]}", "{\"items\":[]}")]
    public async Task A_body_is_sent_unchanged_even_if_it_is_malformed(StoreKind store, string body, string expected)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var added = await PostAsync(service, $$"""{"operation":"ListCustomers","tenant":"{{partner.Tenant}}","status":200,"body":{{body}}}""");
        added.Status.ShouldBe(201);
        var response = await partner.GetAsync("/v1/customers");
        (response.Status, response.Text, response.Header("Content-Type")).ShouldBe((200, expected, "application/json; charset=utf-8"));
    }

    [Theory, MemoryStore]
    public async Task A_delay_holds_the_request_and_a_range_repeats_with_its_seed(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var rule = await AddAsync(service, partner, new() { Operation = "*", Delay = TimeSpan.FromMilliseconds(300) });
        var started = Stopwatch.GetTimestamp();
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(280));
        await service.Sandbox.Faults.RemoveAsync(rule.Id);

        var caller = new Customary.Core.Identity.Caller(partner.Tenant, IsSandbox: true, Application: null, User: null);
        List<TimeSpan> Delays()
        {
            var range = new ActiveRule("1", new() { Operation = "*", DelayMin = TimeSpan.FromSeconds(1), DelayMax = TimeSpan.FromSeconds(2) }, new(null, null), seed: 7);
            return [.. Enumerable.Range(0, 100).Select(_ => range.TryApply("GetCustomer", caller)!.Delay)];
        }

        Delays().ShouldBe(Delays());
        Delays().ShouldAllBe(delay => delay >= TimeSpan.FromSeconds(1) && delay < TimeSpan.FromSeconds(2));
        Delays().Distinct().Count().ShouldBeGreaterThan(90);
    }

    [Theory, MemoryStore]
    public async Task A_slow_response_arrives_complete_at_the_rate_of_the_rule(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = "ListCustomers", Status = 200, Body = new string(' ', 500), BytesPerSecond = 1000 });
        var started = Stopwatch.GetTimestamp();
        (await partner.GetAsync("/v1/customers")).Body.Length.ShouldBe(500);
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromMilliseconds(380), TimeSpan.FromSeconds(30));
    }

    [Theory, MemoryStore]
    public async Task A_rule_skips_and_applies_as_often_as_it_says_and_the_oldest_matching_rule_wins(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var first = await AddAsync(service, partner, new() { Operation = "ListCustomers", Skip = 1, Times = 2, Status = 502 });
        var second = await AddAsync(service, partner, new() { Operation = "*", Times = 1, Status = 504 });
        List<int> statuses = [];
        for (var count = 0; count < 5; count++) statuses.Add((await partner.GetAsync("/v1/customers")).Status);
        statuses.ShouldBe([504, 502, 502, 200, 200]);
        ((await service.Sandbox.Faults.GetAsync(first.Id)).Matched, (await service.Sandbox.Faults.GetAsync(second.Id)).Matched).ShouldBe((2, 1));
    }

    [Theory, MemoryStore]
    public async Task A_rule_applies_exactly_as_often_under_concurrency(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = "ListCustomers", Times = 20, Status = 502 });
        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => partner.GetAsync("/v1/customers")));
        responses.Count(response => response.Status == 502).ShouldBe(20);
    }

    [Theory, MemoryStore]
    public async Task A_seeded_probability_makes_the_same_choices(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        async Task<string> Choices()
        {
            var rule = await AddAsync(service, partner, new() { Operation = "ListCustomers", Probability = 0.5, Seed = 42, Status = 502 });
            var statuses = "";
            for (var count = 0; count < 40; count++) statuses += (await partner.GetAsync("/v1/customers")).Status == 502 ? "x" : ".";
            await service.Sandbox.Faults.RemoveAsync(rule.Id);
            return statuses;
        }

        var first = await Choices();
        first.Count(choice => choice == 'x').ShouldBeInRange(8, 32);
        (await Choices()).ShouldBe(first);
    }

    [Theory, MemoryStore]
    public async Task A_rule_of_one_tenant_or_application_does_not_affect_others(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(), await service.SignInAsync());
        var rule = await AddAsync(service, partner, new() { Operation = "*", Status = 502 });
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(502);
        (await other.GetAsync("/v1/customers")).Status.ShouldBe(200);
        await service.Sandbox.Faults.RemoveAsync(rule.Id);
        await AddAsync(service, partner, new() { Operation = "*", Application = "another", Status = 502 });
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
        await AddAsync(service, partner, new() { Operation = "*", Application = "TESTS", Status = 502 });
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(502);
    }

    [Theory, MemoryStore]
    public async Task An_injected_response_does_not_count_against_the_rate_limit(StoreKind store)
    {
        var service = await services.GetAsync(store, ("rate-limit", "2"));
        var partner = await service.SignInAsync();
        await AddAsync(service, partner, new() { Operation = "*", Times = 5, Status = 502 });
        for (var count = 0; count < 5; count++) (await partner.GetAsync("/v1/customers")).Status.ShouldBe(502);
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("""{"delay":"PT1S"}""", "operation: is required: an operationId of /openapi/v1.json, or *")]
    [MemoryStore("""{"operation":"createcustomer","status":500}""", "operation: must be an operationId of /openapi/v1.json, or *; did you mean CreateCustomer?")]
    [MemoryStore("""{"operation":"IssueToken","status":500}""", "operation: must be an operationId of /openapi/v1.json, or *")]
    [MemoryStore("""{"operation":"*"}""", "rule: needs an effect: delay, delayMin and delayMax, status, code, bytesPerSecond or disconnect")]
    [MemoryStore("""{"operation":"*","status":199}""", "status: must be from 200 to 599")]
    [MemoryStore("""{"operation":"GetCustomer","code":1}""", "code: is not a documented error code of GetCustomer")]
    [MemoryStore("""{"operation":"GetCustomer","status":500,"code":60003}""", "status: must be 404 with code 60003")]
    [MemoryStore("""{"operation":"CreateCustomer","code":800002}""", "status: is required with code 800002: 408 or 413 or 415")]
    [MemoryStore("""{"operation":"*","body":"x","delay":"PT1S"}""", "body: needs status")]
    [MemoryStore("""{"operation":"*","retryAfter":"PT1S","delay":"PT1S"}""", "retryAfter: needs status or code")]
    [MemoryStore("""{"operation":"*","status":429,"retryAfter":"PT0.5S"}""", "retryAfter: must be whole seconds from PT0S to P1D")]
    [MemoryStore("""{"operation":"*","delay":"PT11M"}""", "delay: must be from PT0S to PT10M")]
    [MemoryStore("""{"operation":"*","delayMin":"PT1S"}""", "delayMax: is required, because a range has both")]
    [MemoryStore("""{"operation":"*","delayMin":"PT2S","delayMax":"PT1S"}""", "delayMax: must not be less than delayMin")]
    [MemoryStore("""{"operation":"*","status":500,"probability":0}""", "probability: must be more than 0 and at most 1")]
    [MemoryStore("""{"operation":"*","status":500,"times":0}""", "times: must be 1 or more")]
    [MemoryStore("""{"operation":"*","status":500,"skip":-1}""", "skip: must be 0 or more")]
    [MemoryStore("""{"operation":"*","status":500,"seed":1}""", "seed: needs probability or delayMin")]
    [MemoryStore("""{"operation":"*","bytesPerSecond":0}""", "bytesPerSecond: must be 1 or more")]
    [MemoryStore("""{"operation":"*","disconnect":"later"}""", "disconnect: must be beforeHandling, afterCommit or midResponse")]
    [MemoryStore("""{"operation":"*","disconnect":"afterCommit","status":500}""", "disconnect: cannot be combined with status, code, body, retryAfter and bytesPerSecond")]
    [MemoryStore("""{"operation":"*","status":"500"}""", "status: has the wrong type")]
    public async Task A_rule_that_is_not_valid_names_the_property_and_is_not_added(StoreKind store, string rule, string detail)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var response = (await PostAsync(service, rule)).ShouldBeFault(400, 3000);
        response.Data.ShouldHaveSingleItem().ShouldBe(detail);
        (await service.Sandbox.Faults.ListAsync()).ShouldBeEmpty();
    }

    [Theory, MemoryStore]
    public async Task A_forced_response_for_all_operations_leaves_out_what_the_API_does_not_document(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        var before = await partner.GetAsync($"/v1/customers/{customer["id"]}/subscriptions");
        await AddAsync(service, partner, new() { Operation = "*", Status = 502 });
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(502);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}/subscriptions")).Status.ShouldBe(before.Status);
    }

    [Theory, MemoryStore]
    public async Task Rules_are_listed_removed_and_limited(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var http = service.CreateHttpSandbox();
        var rule = new FaultRule { Operation = "GetCustomer", Tenant = "contoso", Skip = 1, Times = 2, Probability = 0.5, Seed = 3, Delay = TimeSpan.FromSeconds(1), Status = 503, RetryAfter = TimeSpan.FromSeconds(9) };
        var added = await http.Faults.AddAsync(rule);
        JsonSerializer.Serialize<FaultRule>(added with { }).ShouldBe(JsonSerializer.Serialize(rule));
        (await http.Faults.ListAsync()).ShouldBe([added]);
        (await Should.ThrowAsync<CustomaryException>(() => http.Faults.GetAsync("nothing"))).Status.ShouldBe(404);
        (await Should.ThrowAsync<CustomaryException>(() => http.Faults.RemoveAsync("nothing"))).Status.ShouldBe(404);
        await http.Faults.RemoveAsync(added.Id);
        (await http.Faults.ListAsync()).ShouldBeEmpty();
        for (var count = 0; count < FaultRules.MaxRules; count++) await service.Sandbox.Faults.AddAsync(rule);
        (await Should.ThrowAsync<CustomaryException>(() => http.Faults.AddAsync(rule))).Message.ShouldContain("1000 rules, which is the maximum");
        await http.Faults.ClearAsync();
        (await http.Faults.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_of_a_file_apply_from_the_start()
    {
        using var folder = new TemporarySqliteFile();
        var file = Path.Combine(folder.Folder, "faults.json");
        await File.WriteAllTextAsync(file, """{"items":[{"operation":"ListCustomers","status":502,"times":1}]}""");
        await using var service = await CustomaryFixture.StartAsync(settings: ("faults-file", file));
        var partner = await service.SignInAsync();
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(502);
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"items":[{"operation":"ListCustomers","status":502},{"operation":"Nothing","status":9}]}""", "items[1].operation: must be an operationId", "items[1].status: must be from 200 to 599")]
    [InlineData("""{"items":[{"operation":"ListCustomers","statsu":502}]}""", "items[0].statsu: is not known")]
    [InlineData("""{"items":""", "it is not JSON (line 1")]
    public async Task A_file_that_is_not_valid_stops_the_start_and_names_the_place(string content, params string[] messages)
    {
        using var folder = new TemporarySqliteFile();
        var file = Path.Combine(folder.Folder, "faults.json");
        await File.WriteAllTextAsync(file, content);
        var exception = await Should.ThrowAsync<Hosting.Configuration.SettingsException>(() => CustomaryFixture.StartAsync(settings: ("faults-file", file)));
        foreach (var message in messages) exception.Message.ShouldContain(message);
        exception.Message.ShouldStartWith($"faults-file: {file}, ");
    }

    private static Task<ActiveFault> AddAsync(CustomaryFixture service, TestPartner partner, FaultRule rule) =>
        service.Sandbox.Faults.AddAsync(rule with { Tenant = partner.Tenant.ToString() });

    private static Task<ApiResponse> SendAsync(TestPartner partner, string operation) => operation switch
    {
        "CreateCustomer" => partner.PostAsync("/v1/customers", TestData.Customer()),
        _ => partner.GetAsync($"/v1/customers/{Guid.NewGuid()}"),
    };

    private static async Task<ApiResponse> PostAsync(CustomaryFixture service, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync(new Uri("/_customary/faults", UriKind.Relative), content);
        return await ApiResponse.ReadAsync(response);
    }
}
