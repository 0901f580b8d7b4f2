using System.Diagnostics;
using Customary.Hosting.Sandbox.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>The request log: what it shows, what it masks, how it is limited and erased.</summary>
public sealed class SandboxRequestTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_request_is_in_the_log_when_its_client_has_the_response(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        for (var count = 0; count < 20; count++)
        {
            var requestId = Guid.NewGuid();
            var created = await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", requestId.ToString()));
            var logged = (await service.Sandbox.Requests.ListAsync(new() { RequestId = requestId })).ShouldHaveSingleItem();
            (logged.Operation, logged.Tenant, logged.Status, logged.Application, logged.Reason).ShouldBe(("CreateCustomer", partner.Tenant, 201, "tests", null));
            (logged.Request.Method, logged.Request.Url).ShouldBe(("POST", "/v1/customers"));
            logged.Response.Headers["Location"].ShouldBe(created.Header("Location"));
            logged.Response.Body!.ShouldContain(created.Json["id"]!.GetValue<string>());
            logged.Request.Body!.ShouldContain("companyProfile");
        }
    }

    [Theory, MemoryStore]
    public async Task Requests_are_filtered_by_every_parameter(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var http = service.CreateHttpSandbox();
        var (one, two) = (await service.SignInAsync(), await service.SignInAsync());
        await one.CreateCustomerAsync();
        await one.GetAsync($"/v1/customers/{Guid.Empty}");
        var since = DateTimeOffset.UtcNow;
        await two.GetAsync("/v1/customers?size=1");
        foreach (var requests in new[] { service.Sandbox.Requests, http.Requests })
        {
            (await requests.ListAsync()).Select(request => request.Operation).ShouldBe(["CreateCustomer", "GetCustomer", "ListCustomers"]);
            (await requests.ListAsync(new() { Tenant = one.Tenant.ToString() })).Count.ShouldBe(2);
            (await requests.ListAsync(new() { Operation = "GetCustomer" })).ShouldHaveSingleItem().Status.ShouldBe(404);
            (await requests.ListAsync(new() { Status = 201 })).ShouldHaveSingleItem();
            (await requests.ListAsync(new() { Path = "/v1/customers/" })).ShouldHaveSingleItem();
            (await requests.ListAsync(new() { Since = since })).ShouldHaveSingleItem().Request.Url.ShouldBe("/v1/customers?size=1");
            (await requests.ListAsync(new() { Limit = 1 })).ShouldHaveSingleItem().Operation.ShouldBe("ListCustomers");
        }

        await http.Requests.ClearAsync();
        (await http.Requests.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemoryStore("?tenant=a&tenant=b", "tenant: is repeated")]
    [MemoryStore("?operation=Nothing", "operation: must be an operationId of /openapi/v1.json")]
    [MemoryStore("?status=ok", "status: must be a whole number")]
    [MemoryStore("?status=99", "status: must be from 100 to 599")]
    [MemoryStore("?requestId=1", "requestId: must be a GUID")]
    [MemoryStore("?since=2026-01-01", "since: must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00Z")]
    [MemoryStore("?limit=1001", "limit: must be from 1 to 1000")]
    [MemoryStore("?limit=1&count=2", "count: must be from 1 to limit")]
    [MemoryStore("?timeout=PT1S", "timeout: needs count")]
    [MemoryStore("?count=1&timeout=PT6M", "timeout: must be from PT0S to PT5M")]
    [MemoryStore("?count=1&timeout=10", "timeout: must be an ISO 8601 duration such as PT10S")]
    [MemoryStore("?verb=GET", "verb: is not known; allowed: tenant, operation, status, path, requestId, since, limit, count, timeout")]
    public async Task A_filter_that_is_not_valid_names_the_parameter(StoreKind store, string query, string detail)
    {
        var service = await services.GetAsync(store);
        using var response = await service.Http.GetAsync(new Uri($"/_customary/requests{query}", UriKind.Relative));
        (await ApiResponse.ReadAsync(response)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldBe(detail);
    }

    [Theory, MemoryStore]
    public async Task A_test_can_wait_for_requests(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var http = service.CreateHttpSandbox();
        var partner = await service.SignInAsync();
        var waiting = http.Requests.ListAsync(new() { Operation = "ListCustomers", Count = 2, Timeout = TimeSpan.FromMinutes(1) });
        await partner.GetAsync("/v1/customers");
        waiting.IsCompleted.ShouldBeFalse();
        await partner.GetAsync("/v1/customers");
        (await waiting).Count.ShouldBe(2);

        var started = Stopwatch.GetTimestamp();
        (await http.Requests.ListAsync(new() { Operation = "ListCustomers", Count = 3, Timeout = TimeSpan.FromMilliseconds(200) })).Count.ShouldBe(2);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(180));
    }

    [Theory, MemoryStore]
    public async Task Secrets_are_masked(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        var customer = (await partner.CreateCustomerAsync())["id"]!.GetValue<string>();
        var created = (await service.Sandbox.Requests.ListAsync(new() { Operation = "CreateCustomer" })).ShouldHaveSingleItem();
        created.Response.Body!.ShouldContain("\"password\":\"***\"");
        created.Request.Headers["Authorization"].ShouldBe("Bearer ***");
        await partner.PostAsync($"/v1/customers/{customer}/users", """{"Pass_word_Profile":{"Password":"hunter2!X","forceChangePassword":true},"displayName":"Ann","usageLocation":"US" """);
        await partner.GetAsync("/v1/customers?access_token=hunter2!X", ("Cookie", "hunter2!X"), ("X-Api-Key", "hunter2!X"));
        var all = System.Text.Json.JsonSerializer.Serialize(await service.Sandbox.Requests.ListAsync());
        all.ShouldNotContain("hunter2");
        all.ShouldNotContain(partner.Token);
        all.ShouldContain("access_token=***");
    }

    [Theory]
    [InlineData("""{"a":1,"password":"x","b":[{"clientSecret":{"c":"x"}}]}""", """{"a":1,"password":"***","b":[{"clientSecret":"***"}]}""")]
    [InlineData("""{"pass\u0077ord":"x"}""", """{"pass\u0077ord":"***"}""")]
    [InlineData("""{"PASS_WORD" : "x", "z": 1}""", """{"PASS_WORD" : "***", "z": 1}""")]
    [InlineData("""{"password":123,"n":null}""", """{"password":"***","n":null}""")]
    [InlineData("""{"a":"complete","password":"not compl""", """{"a":"complete","password":""")]
    [InlineData("""{"password":{"a":"not compl""", """{"password":""")]
    [InlineData("""{"a":"not a secret and not compl""", """{"a":"not a secret and not compl""")]
    [InlineData("""{"a":1} oops "password":"x" """, """{"a":1} …""")]
    [InlineData("", "")]
    public void JSON_is_masked_even_if_it_is_incomplete_or_malformed(string json, string masked) =>
        SecretMask.MaskJson(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBe(masked);

    [Theory, MemoryStore]
    public async Task The_reason_names_the_fault_the_setting_and_the_rule(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("rate-limit", "2"));
        var partner = await service.SignInAsync();
        var application = await service.SignInAsync(asUser: false);
        await partner.GetAsync($"/v1/customers/{Guid.Empty}");
        await application.GetAsync($"/v1/customers/{Guid.Empty}/users");
        using (await service.Http.GetAsync(new Uri("/v1/customers", UriKind.Relative)))
        {
        }

        await partner.GetAsync("/v1/customers");
        await partner.GetAsync("/v1/customers");
        await service.Sandbox.Faults.AddAsync(new() { Operation = "ListCustomers", Status = 502 });
        await partner.GetAsync("/v1/customers");
        var reasons = (await service.Sandbox.Requests.ListAsync()).Select(request => (request.Status, Reason: request.Reason ?? "")).ToList();
        reasons.Single(item => item.Status == 404).Reason.ShouldMatch("^60003: .*docs/contract.md#unknown-ids");
        reasons.Single(item => item.Status == 403).Reason.ShouldMatch("^900329: .*claim idtyp, setting authentication");
        reasons.Single(item => item.Status == 401).Reason.ShouldMatch("^800001: .*docs/contract.md#tokens");
        reasons.Single(item => item.Status == 429).Reason.ShouldContain("setting rate-limit");
        reasons.Single(item => item.Status == 502).Reason.ShouldContain("Fault rule 1");
        reasons.Single(item => item.Status == 200).Reason.ShouldBe("");
    }

    [Theory, MemoryStore]
    public async Task The_curl_line_repeats_the_request_in_a_shell(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        var body = TestData.Customer(customer => customer["billingProfile"]!["companyName"] = "O'Brien \"& Sons\" $HOME `id` \\ ü");
        var created = await partner.PostAsync("/v1/customers", body, ("MS-RequestId", Guid.NewGuid().ToString()));
        var logged = (await service.Sandbox.Requests.ListAsync(new() { Operation = "CreateCustomer" })).ShouldHaveSingleItem();
        var (code, output, error) = await ChildProcess.RunAsync(new("sh", ["-c", $"token='{partner.Token}'; {logged.Curl} -s"]));
        code.ShouldBe(0, output + error);

        // The same MS-RequestId and body return the same response.
        System.Text.Json.Nodes.JsonNode.Parse(output)!["id"]!.GetValue<string>().ShouldBe(created.Json["id"]!.GetValue<string>());
    }

    [Theory, AllStores]
    public async Task A_deleted_customer_is_erased_from_the_log(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        var (customer, other) = (await partner.CreateCustomerAsync(item => item["billingProfile"]!["companyName"] = "Erased GmbH"), await partner.CreateCustomerAsync());
        var domain = customer["companyProfile"]!["domain"]!.GetValue<string>();
        await partner.GetAsync($"/v1/customers/{customer["id"]}");
        await partner.GetAsync("/v1/customers");
        await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{domain}");
        (await partner.PostAsync("/v1/customers", TestData.Customer(item => item["companyProfile"]!["domain"] = domain))).Status.ShouldBe(409);
        (await partner.DeleteAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(204);
        var log = service.Services.GetRequiredService<RequestHistory>();
        while ((await service.Sandbox.Requests.ListAsync(new() { Count = 1 })).Any(request => request.Response.Body?.Contains("Erased GmbH", StringComparison.Ordinal) ?? false)) await Task.Yield();
        var all = System.Text.Json.JsonSerializer.Serialize(await service.Sandbox.Requests.ListAsync());
        all.ShouldNotContain("Erased GmbH");
        System.Text.RegularExpressions.Regex.Count(all, domain).ShouldBe(1, "only the path of the domain check keeps it");
        all.ShouldContain(other["companyProfile"]!["domain"]!.GetValue<string>());
        log.Count.ShouldBe(7);
    }

    [Theory, MemoryStore]
    public async Task The_log_is_limited_by_number_by_body_and_by_bytes(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: ("request-log", "3"));
        var partner = await service.SignInAsync();
        for (var count = 0; count < 5; count++) await partner.GetAsync($"/v1/customers?size={count + 1}");
        (await service.Sandbox.Requests.ListAsync()).Select(request => request.Request.Url).ShouldBe(["/v1/customers?size=3", "/v1/customers?size=4", "/v1/customers?size=5"]);
        await partner.PostAsync("/v1/customers", TestData.Customer(item => item["note"] = new string('x', 20_000)));
        var logged = (await service.Sandbox.Requests.ListAsync(new() { Operation = "CreateCustomer" })).ShouldHaveSingleItem();
        (logged.Request.Truncated, logged.Request.Body!.Length, logged.Curl).ShouldBe((true, BodyCapture.MaxBytes, null));
        logged.Request.BodyLength.ShouldBeGreaterThan(20_000);

        var log = new RequestHistory(new() { MaxRequests = 10_000 }, new(TimeProvider.System));
        var body = new string('x', BodyCapture.MaxBytes);
        for (var count = 0; count < 2_000; count++) log.Set(new(), new() { Request = new() { Body = body }, Response = new() { Body = body } }, isNew: true);
        log.Bytes.ShouldBeInRange(RequestHistory.MaxBytes - 100_000, RequestHistory.MaxBytes);
        log.Count.ShouldBeLessThan(600);
    }

    [Theory]
    [MemoryStore("request-log", "0")]
    public async Task Without_a_request_log_nothing_is_kept(StoreKind store, string setting, string value)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: (setting, value));
        await (await service.SignInAsync()).GetAsync("/v1/customers");
        (await service.Sandbox.Requests.ListAsync()).ShouldBeEmpty();
    }

    [Theory, MemoryStore]
    public async Task Administrative_requests_and_tokens_are_not_in_the_log(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        using var http = service.CreateHttpSandbox();
        await service.SignInAsync();
        await http.Clock.GetAsync();
        (await http.Requests.ListAsync()).ShouldBeEmpty();
    }
}
