using System.Text.Json.Nodes;
using Customary.Hosting.Erasure;
using Customary.Hosting.Retention;
using Customary.Hosting.Tests.Relationships;
using Customary.Storage.Idempotency;
using Customary.Storage.Postgres;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Storage;

/// <summary>
/// Tests which shards a change writes to: triggers on every distributed table record the distribution value of each
/// written row per transaction.
/// </summary>
public sealed class WrittenKeysTests : IAsyncLifetime
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";
    private TestDatabase _made = null!;
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync()
    {
        _made = await TestPostgres.NewDatabaseAsync();
        await _made.ExecuteAsync("""
            create table touched (transaction text not null, key text not null);
            create function touch() returns trigger language plpgsql as $$
            begin
                insert into touched values (pg_current_xact_id()::text, to_jsonb(coalesce(new, old)) ->> tg_argv[0]);
                return null;
            end $$
            """);
        foreach (var (table, column) in Distribution.Tables)
            await _made.ExecuteAsync($"create trigger touched after insert or update or delete on {table} for each row execute function touch('{column}')");
        _service = await CustomaryFixture.StartAsync(settings: [("storage", _made.Storage)]);

        // The erasure after a deletion writes in transactions of its own.
        await _service.Services.GetServices<IHostedService>().OfType<ErasureService>().Single().StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _made.DisposeAsync();
    }

    [Fact]
    public async Task Creating_a_customer_writes_rows_of_the_partner_and_the_domain()
    {
        var partner = await _service.SignInAsync();
        var body = TestData.Customer();
        var created = await RecordKeysAsync(201, () => partner.PostAsync("/v1/customers", body, RequestId()));
        created.Keys.ShouldBe([partner.Tenant.ToString(), body["companyProfile"]!.Text("domain")!], ignoreOrder: true);
    }

    [Fact]
    public async Task Creating_for_an_indirect_reseller_also_writes_rows_of_the_reseller()
    {
        var (provider, reseller) = (await _service.SignInAsync(), await _service.SignInAsync());
        var body = TestData.Customer(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
        var created = await RecordKeysAsync(201, () => provider.PostAsync("/v1/customers", body, RequestId()));
        created.Keys.ShouldBe([provider.Tenant.ToString(), reseller.Tenant.ToString(), body["companyProfile"]!.Text("domain")!], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_change_of_a_single_partner_customer_writes_rows_of_that_partner()
    {
        var customer = await TestCustomer.CreateAsync(_service);
        await ShouldTouchPartnerAsync(200, () => customer.Partner.PutAsync($"{customer.Path}/profiles/billing", customer.Customer["billingProfile"]!, RequestId()));
        var user = await ShouldTouchPartnerAsync(200, () => customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), RequestId()));
        var path = $"{customer.Users}/{user.Text("id")}";
        var members = $"{customer.Path}/directoryroles/{Administrators}/usermembers";
        await ShouldTouchPartnerAsync(200, () => customer.Partner.PatchAsync(path, new { displayName = "Dan" }));
        await ShouldTouchPartnerAsync(201, () => customer.Partner.PostAsync(members, new { id = user.Text("id") }));
        await ShouldTouchPartnerAsync(204, () => customer.Partner.DeleteAsync($"{members}/{user.Text("id")}"));
        await ShouldTouchPartnerAsync(204, () => customer.Partner.DeleteAsync(path));
        await ShouldTouchPartnerAsync(200, () => customer.Partner.PatchAsync(path, new { state = "active" }));
        await ShouldTouchPartnerAsync(201, () => customer.Partner.PostAsync($"{customer.Path}/qualifications", new { qualification = "StateOwnedEntity" }, RequestId()));
        await ShouldTouchPartnerAsync(201, () => customer.Partner.PostAsync($"{customer.Path}/agreements", TestAgreement.Create(), RequestId()));
        await ShouldTouchPartnerAsync(200, () => customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" }));

        async Task<JsonNode> ShouldTouchPartnerAsync(int status, Func<Task<ApiResponse>> request)
        {
            var (response, keys) = await RecordKeysAsync(status, request);
            keys.ShouldBe([customer.Partner.Tenant.ToString()]);
            return response.Status == 204 ? new JsonObject() : response.Json;
        }
    }

    [Fact]
    public async Task Adding_a_domain_and_deleting_a_customer_write_rows_of_the_partner_and_the_domains()
    {
        var customer = await TestCustomer.CreateAsync(_service);
        await customer.AddUserAsync("daniel");
        var (tenant, domain) = (customer.Partner.Tenant.ToString(), TestVerifiedDomain.Name());
        var added = await RecordKeysAsync(201, () => customer.Partner.PostAsync($"{customer.Path}/verifieddomain", TestVerifiedDomain.Managed(domain), RequestId()));
        added.Keys.ShouldBe([tenant, domain], ignoreOrder: true);
        var deleted = await RecordKeysAsync(204, () => customer.Partner.DeleteAsync(customer.Path));
        deleted.Keys.ShouldBe([tenant, domain, customer.Domain], ignoreOrder: true);
    }

    [Fact]
    public async Task Tenant_rows_stay_with_the_home_partner_after_another_accepts_and_the_home_partner_leaves()
    {
        var customer = await TestCustomer.CreateAsync(_service);
        var (home, second) = (customer.Partner.Tenant.ToString(), await _service.SignInAsync());
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await AcceptanceTests.AcceptAsync(_service, second, customer.Customer)).ShouldBe(200);
        var own = await RecordKeysAsync(201, () => second.PostAsync($"{customer.Path}/agreements", TestAgreement.Create(), RequestId()));
        own.Keys.ShouldBe([second.Tenant.ToString()]);
        var shared = await RecordKeysAsync(201, () => second.PostAsync($"{customer.Path}/qualifications", new { qualification = "StateOwnedEntity" }, RequestId()));
        shared.Keys.ShouldBe([home, second.Tenant.ToString()], ignoreOrder: true);
        (await second.GetAsync($"{customer.Path}/qualifications")).Json.AsArray().Count.ShouldBe(1);
        var deleted = await RecordKeysAsync(204, () => second.DeleteAsync(customer.Path));
        deleted.Keys.ShouldBe([home, second.Tenant.ToString(), customer.Domain], ignoreOrder: true);
        (await _made.ExecuteAsync($"select count(*) from tenants where customer_id = '{customer.Id}'")).ShouldBe(0L);
        await PendingErasures.EraseAsync(_service.Services.GetRequiredService<Database>());
        (await _made.ExecuteAsync($"select count(*) from users where customer_id = '{customer.Id}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_retention_writes_rows_of_one_partner_in_a_transaction()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(clock: clock, settings: [("storage", _made.Storage)]);
        for (var count = 0; count < 2; count++)
            (await (await service.SignInAsync()).PostAsync("/v1/customers", TestData.Customer(), RequestId())).Status.ShouldBe(201);
        await service.Services.GetRequiredService<RetentionService>().StopAsync(CancellationToken.None);
        clock.Advance(IdempotencyStore.Retention);
        await _made.ExecuteAsync("truncate touched");
        (await service.Services.GetRequiredService<RetentionService>().RunOnceAsync(CancellationToken.None)).ShouldBe(2);
        (await _made.ExecuteAsync("select count(distinct transaction) * 10 + count(distinct key) from touched")).ShouldBe(22L);
        (await _made.ExecuteAsync("select max(keys) from (select count(distinct key) keys from touched group by transaction) each")).ShouldBe(1L);
    }

    private static (string, string) RequestId() => ("MS-RequestId", Guid.NewGuid().ToString());

    // Returns the keys of the only transaction of a request.
    private async Task<(ApiResponse Response, string[] Keys)> RecordKeysAsync(int status, Func<Task<ApiResponse>> request)
    {
        await _made.ExecuteAsync("truncate touched");
        var response = await request();
        response.Status.ShouldBe(status, response.Text);
        (await _made.ExecuteAsync("select count(distinct transaction) from touched")).ShouldBe(1L);
        return (response, ((string)(await _made.ExecuteAsync("select string_agg(distinct key, ' ') from touched"))!).Split(' '));
    }
}
