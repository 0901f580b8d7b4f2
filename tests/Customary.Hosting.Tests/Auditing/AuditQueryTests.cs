using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Auditing;

public sealed class AuditQueryTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly (string Query, int Count)[] DateQueries =
    [
        ("", 2),
        ("?startDate=2026-03-01", 2),
        ("?startDate=3/1/2026%2012:00:00%20AM", 2),
        ("?startDate=03/01/2026%2000:00:00&endDate=03/01/2026%2010:00:00", 1),
        ("?startDate=2026-03-01T10:00:00.0000001Z", 1),
        ("?startDate=2026-03-01T12:00:00%2B02:00", 2),
        ("?startDate=2026-03-01&endDate=2026-03-01", 1),
        ("?endDate=2026-03-01T09:59:59Z", 0),
        ("?startDate=2026-03-02", 1),
        ("?startDate=2026-03-01&endDate=2999-12-31", 2),
        ("?startDate=2026-03-01&endDate=null", 2),
    ];

    [Theory, AllStores(1), AllStores(2), AllStores(5)]
    public async Task Paging_by_token_returns_every_record_once_oldest_first(StoreKind store, int size)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add((await partner.CreateCustomerAsync())["id"]!.GetValue<string>());
        (await AuditLog.ReadAllAsync(partner, size)).Select(record => record["customerId"]!.GetValue<string>()).ShouldBe(ids);
    }

    [Theory, AllStores]
    public async Task The_next_link_works_unchanged(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 3; i++) await partner.CreateCustomerAsync();
        var first = await partner.GetAsync("/v1/auditrecords?size=2&startDate=" + DateTime.UtcNow.ToString("yyyy-MM-dd", null));
        var next = first.Json["links"]!["next"]!;
        var header = next["headers"]!.AsArray().ShouldHaveSingleItem()!;
        var second = await partner.GetAsync("/v1/" + next["uri"]!.GetValue<string>(), (header["key"]!.GetValue<string>(), header["value"]!.GetValue<string>()));
        second.Status.ShouldBe(200, second.Text);
        second.Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        second.Json["links"]!["next"].ShouldBeNull();
        second.Json["continuationToken"].ShouldBeNull();
    }

    [Theory, AllStores]
    public async Task Rejects_a_token_of_another_partner_or_another_query(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        for (var i = 0; i < 3; i++) await partner.CreateCustomerAsync();
        var token = ("MS-ContinuationToken", (await partner.GetAsync("/v1/auditrecords?size=2")).Json["continuationToken"]!.GetValue<string>());
        (await (await service.SignInAsync()).GetAsync("/v1/auditrecords", token)).ShouldBeFault(400, 2000);
        (await partner.GetAsync("/v1/auditrecords?filter={\"Field\":\"ResourceType\",\"Value\":\"Order\",\"Operator\":\"equals\"}", token)).ShouldBeFault(400, 2000);
        (await partner.GetAsync("/v1/auditrecords", ("MS-ContinuationToken", "AQAAAA=="))).ShouldBeFault(400, 2000);
    }

    [Theory]
    [AllStores("CompanyName", "tailspin", "substring", 1)]
    [AllStores("companyName", "IN TO", "6", 1)]
    [AllStores("CompanyName", "Contoso", "substring", 0)]
    [AllStores("ResourceType", "Customer", "equals", 2)]
    [AllStores("ResourceType", "customer", "Equals", 2)]
    [AllStores("ResourceType", "CustomerUser", "equals", 0)]
    [AllStores("CustomerId", "{last}", "equals", 1)]
    public async Task A_filter_limits_the_records(StoreKind store, string field, string value, string comparison, int found)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = "Tailspin Toys");
        var last = await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = "Fabrikam");
        var sought = value.Replace("{last}", last["id"]!.GetValue<string>().ToUpperInvariant(), StringComparison.Ordinal);
        var filter = Uri.EscapeDataString($$"""{"Field":"{{field}}","Value":"{{sought}}","Operator":"{{comparison}}"}""");
        (await AuditLog.ReadAsync(partner, $"?filter={filter}")).Count.ShouldBe(found);
    }

    [Theory, AllStores]
    public async Task A_token_with_a_name_filter_never_leads_to_an_empty_page(StoreKind store)
    {
        const int records = 12_000;
        await using var service = await CustomaryFixture.StartAsync(store);
        var (partner, database) = (await service.SignInAsync(), service.Services.GetRequiredService<Database>());
        await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = "Rare");
        var now = DateTime.UtcNow.AddDays(-1).Ticks;
        var tenant = store == StoreKind.Postgres ? $"'{partner.Tenant}'::uuid" : $"x'{partner.Tenant:N}'";
        await RowGenerator.InsertAsync(
            database, "audit_records", "partner_id, happened_at, customer_id, resource_type, customer_name_key, body", 1, records,
            tenant, $"{now} + n", "id(n)", "'customer'", "bytes(case when n in (1, 11000) then 'A RARE ONE' else 'NAME' || n end)", "bytes('{}')");
        var filter = Uri.EscapeDataString("""{"Field":"CompanyName","Value":"rare","Operator":"substring"}""");
        var (pages, token) = (0, (string?)null);
        do
        {
            var headers = token is null ? [] : new[] { ("MS-ContinuationToken", token) };
            var page = (await partner.GetAsync($"/v1/auditrecords?size=1&filter={filter}", headers)).Json;
            page["items"]!.AsArray().Count.ShouldBe(1);
            (pages, token) = (pages + 1, page["continuationToken"]?.GetValue<string>());
        }
        while (token is not null);
        pages.ShouldBe(3);
    }

    [Theory]
    [InlineData("filter=nonsense")]
    [InlineData("filter={\"Field\":\"Domain\",\"Value\":\"x\",\"Operator\":\"equals\"}")]
    [InlineData("filter={\"Field\":\"CompanyName\",\"Value\":\"x\",\"Operator\":\"equals\"}")]
    [InlineData("filter={\"Field\":\"CustomerId\",\"Value\":\"x\",\"Operator\":\"equals\"}")]
    [InlineData("filter={\"Field\":\"ResourceType\",\"Value\":\"x\",\"Operator\":\"equals\"}")]
    [InlineData("filter={\"Field\":\"CompanyName\",\"Value\":\"\\ud800\",\"Operator\":\"substring\"}")]
    [InlineData("startDate=yesterday")]
    [InlineData("startDate=2026-02-30")]
    [InlineData("endDate=1%2F2%2F3%2F4")]
    [InlineData("endDate=2000-01-01")]
    [InlineData("startDate=2000-01-01")]
    [InlineData("size=-1")]
    [InlineData("size=many")]
    public async Task Rejects_an_invalid_query(string query)
    {
        var partner = await (await services.GetAsync(StoreKind.Memory)).SignInAsync();
        (await partner.GetAsync($"/v1/auditrecords?{query}")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task Accepts_every_documented_date_format(StoreKind store)
    {
        var clock = new FakeTimeProvider(Start);
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        clock.Advance(TimeSpan.FromDays(1));
        partner = await service.SignInAsync(tenant: partner.Tenant.ToString());
        await partner.CreateCustomerAsync();
        foreach (var (query, count) in DateQueries) (await AuditLog.ReadAsync(partner, query)).Count.ShouldBe(count, query);
    }

    [Theory, AllStores]
    public async Task Keeps_records_for_the_configured_retention(StoreKind store)
    {
        var clock = new FakeTimeProvider(Start);
        await using var service = await CustomaryFixture.StartAsync(store, clock, settings: ("audit-days", "5"));
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        var id = (await AuditLog.ReadAsync(partner)).ShouldHaveSingleItem()["id"]!.GetValue<string>();
        clock.Advance(TimeSpan.FromDays(5) + TimeSpan.FromTicks(1));
        partner = await service.SignInAsync(tenant: partner.Tenant.ToString());
        await partner.CreateCustomerAsync();

        (await partner.GetAsync($"/v1/auditrecords/{id}")).ShouldBeFault(404, 1000);
        (await partner.GetAsync("/v1/auditrecords?startDate=2026-02-28")).ShouldBeFault(400, 3000);
        (await AuditLog.ReadAsync(partner, "?startDate=2026-03-01")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/v1/auditrecords")]
    [InlineData("/auditactivity/v1/auditrecords")]
    [InlineData("/auditactivity/v1/auditrecords/1")]
    [InlineData("/auditactivity/v1/other")]
    public async Task Audit_records_require_a_token(string path)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var response = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
        (await ApiResponse.ReadAsync(response)).ShouldBeFault(401, 800001);
    }
}
