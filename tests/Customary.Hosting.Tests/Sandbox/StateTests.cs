using Customary.Core.Sandbox;
using Customary.Storage.Checking;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Sandbox;

public sealed class StateTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    [Theory, AllStores]
    public async Task A_reset_removes_a_tenant_and_nothing_of_another(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (gone, stays) = (await AddDataAsync(service), await AddDataAsync(service));
        var before = await ReadAsync(stays.Partner, stays);
        (await State(service).ResetAsync(gone.Partner.Tenant, CancellationToken)).Customers.ShouldBe(2);
        (await gone.Partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await gone.Partner.GetAsync(gone.Path)).ShouldBeFault(404, 60003);
        (await AuditLog.ReadAsync(gone.Partner)).ShouldBeEmpty();
        (await gone.Partner.PostAsync("/v1/customers", TestData.Customer(body => body["companyProfile"]!["domain"] = gone.Domain))).Status.ShouldBe(201);
        (await ReadAsync(stays.Partner, stays)).ShouldBe(before);
        await ShouldBeConsistentAsync(service);
    }

    [Theory, AllStores]
    public async Task A_snapshot_restores_every_response_of_a_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var customer = await AddDataAsync(service);
        var (before, name) = (await ReadAsync(customer.Partner, customer), Name());
        var saved = (await State(service).CreateSnapshotAsync(name, customer.Partner.Tenant, CancellationToken)).Value;
        saved.Customers.ShouldBe(2);
        (await customer.Partner.DeleteAsync(customer.Path)).Status.ShouldBe(204);
        await customer.Partner.CreateCustomerAsync();
        (await ReadAsync(customer.Partner, customer)).ShouldNotBe(before);
        (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Value.ShouldBe(saved);
        (await ReadAsync(customer.Partner, customer)).ShouldBe(before);
        (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Value.ShouldBe(saved);
        (await ReadAsync(customer.Partner, customer)).ShouldBe(before);
        await ShouldBeConsistentAsync(service);
    }

    [Theory, AllStores]
    public async Task A_partner_keeps_what_it_shares_with_a_tenant_that_is_reset(StoreKind store)
    {
        var service = await services.GetAsync(store);
        foreach (var isProviderReset in (bool[])[true, false])
        {
            var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
            var shared = new TestCustomer(service, provider, await provider.CreateCustomerAsync(body => body["associatedPartnerId"] = reseller.Tenant.ToString()));
            await shared.AddUserAsync("daniel");
            (await provider.PostAsync($"{shared.Path}/verifieddomain", TestVerifiedDomain.Managed(TestVerifiedDomain.Name()))).Status.ShouldBe(201);
            var (reset, other) = isProviderReset ? (provider, reseller) : (reseller, provider);
            var before = await ReadAsync(other, shared);
            var own = await ReadAsync(reset, shared);
            var name = Name();
            (await State(service).CreateSnapshotAsync(name, reset.Tenant, CancellationToken)).Fault.ShouldBeNull();
            await State(service).ResetAsync(reset.Tenant, CancellationToken);
            (await reset.GetAsync(shared.Path)).ShouldBeFault(404, 60003);
            (await ReadAsync(other, shared)).ShouldBe(before);
            await ShouldBeConsistentAsync(service);

            // A user that the other partner added meanwhile stays.
            (await other.PostAsync(shared.Users, shared.NewUser("emma"))).Status.ShouldBe(200);
            (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Fault.ShouldBeNull();
            (await (shared with { Partner = reset }).NamesAsync()).ShouldBe(["admin", "daniel", "emma"]);
            (await reset.GetAsync(shared.Path)).Text.ShouldBe(own[1]);
            await ShouldBeConsistentAsync(service);

            // When nobody has the customer, the snapshot restores all of it.
            await State(service).ResetAsync(provider.Tenant, CancellationToken);
            await State(service).ResetAsync(reseller.Tenant, CancellationToken);
            (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Fault.ShouldBeNull();
            (await ReadAsync(reset, shared))[1].ShouldBe(own[1]);
            (await (shared with { Partner = reset }).NamesAsync()).ShouldBe(["admin", "daniel"]);
            await ShouldBeConsistentAsync(service);
        }
    }

    [Theory, AllStores]
    public async Task A_domain_that_was_taken_meanwhile_is_a_conflict_and_nothing_changes(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (customer, name) = (await AddDataAsync(service), Name());
        (await State(service).CreateSnapshotAsync(name, customer.Partner.Tenant, CancellationToken)).Fault.ShouldBeNull();
        await State(service).ResetAsync(customer.Partner.Tenant, CancellationToken);
        var other = await service.SignInAsync();
        await other.CreateCustomerAsync(body => body["companyProfile"]!["domain"] = customer.Domain);
        await customer.Partner.CreateCustomerAsync();
        var fault = (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Fault!;
        (fault.Status, fault.Code).ShouldBe((409, 3001));
        fault.Description.ShouldContain(customer.Domain.ToLowerInvariant());
        (await customer.Partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        await ShouldBeConsistentAsync(service);
    }

    [Theory, AllStores]
    public async Task A_snapshot_of_another_schema_version_is_refused_and_nothing_changes(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (customer, name) = (await AddDataAsync(service), Name());
        (await State(service).CreateSnapshotAsync(name, customer.Partner.Tenant, CancellationToken)).Fault.ShouldBeNull();
        await RowGenerator.ExecuteAsync(Database(service), $"update snapshots set schema_number = 7 where name = '{name}'");
        await customer.Partner.CreateCustomerAsync();
        var fault = (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Fault!;
        (fault.Status, fault.Code).ShouldBe((409, 3003));
        fault.Description.ShouldContain("schema 7");
        (await customer.Partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(3);
    }

    [Theory, AllStores]
    public async Task A_snapshot_of_all_tenants_restores_all_of_them(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var (first, second) = (await AddDataAsync(service), await AddDataAsync(service));
        var before = await ReadAsync(first.Partner, first);
        (await State(service).CreateSnapshotAsync("seed", null, CancellationToken)).Value.Customers.ShouldBe(4);
        (await State(service).ResetAsync(null, CancellationToken)).Customers.ShouldBe(4);
        foreach (var table in (string[])["customers", "tenants", "domains", "users", "audit_records", "idempotency"])
            (await RowGenerator.CountAsync(Database(service), $"select count(*) from {table}")).ShouldBe(0, table);
        await second.Partner.CreateCustomerAsync();
        (await State(service).RestoreSnapshotAsync("seed", CancellationToken)).Value.Customers.ShouldBe(4);
        (await ReadAsync(first.Partner, first)).ShouldBe(before);
        (await second.Partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(2);
        await ShouldBeConsistentAsync(service);
    }

    [Theory, AllStores]
    public async Task Snapshots_are_listed_by_name_and_deleted(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var tenant = (await service.SignInAsync()).Tenant;
        foreach (var name in (string[])["b", "a", "B"]) (await State(service).CreateSnapshotAsync(name, tenant, CancellationToken)).Fault.ShouldBeNull();
        (await State(service).ListSnapshotsAsync(CancellationToken)).Select(snapshot => snapshot.Name).ShouldBe(["B", "a", "b"]);
        (await State(service).CreateSnapshotAsync("a", tenant, CancellationToken)).Fault!.Status.ShouldBe(409);
        foreach (var name in (string?[])[null, "", "a b", "ä", new string('x', 65)]) (await State(service).CreateSnapshotAsync(name, tenant, CancellationToken)).Fault!.Status.ShouldBe(400);
        (await State(service).DeleteSnapshotAsync("a", CancellationToken)).ShouldBeNull();
        (await State(service).DeleteSnapshotAsync("a", CancellationToken))!.Status.ShouldBe(404);
        (await State(service).RestoreSnapshotAsync("a", CancellationToken)).Fault!.Status.ShouldBe(404);
        (await State(service).ListSnapshotsAsync(CancellationToken)).Select(snapshot => snapshot.Name).ShouldBe(["B", "b"]);
    }

    [Theory, AllStores]
    public async Task Resets_of_one_tenant_do_not_disturb_requests_of_others(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (reset, stays, name) = (await AddDataAsync(service), await service.SignInAsync(), Name());
        (await State(service).CreateSnapshotAsync(name, reset.Partner.Tenant, CancellationToken)).Fault.ShouldBeNull();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(_ => WriteAsync(reset.Partner)).Append(WriteAsync(stays)).ToList();
        for (var round = 0; round < 10; round++)
        {
            await State(service).ResetAsync(reset.Partner.Tenant, CancellationToken);
            (await State(service).RestoreSnapshotAsync(name, CancellationToken)).Fault.ShouldBeNull();
        }

        await over.CancelAsync();
        var created = await Task.WhenAll(writers);
        (await stays.GetAsync("/v1/customers?size=500")).Json["totalCount"]!.GetValue<int>().ShouldBe(Math.Min(created[^1], 500));
        await ShouldBeConsistentAsync(service);

        async Task<int> WriteAsync(TestPartner partner)
        {
            var count = 0;
            for (; !over.IsCancellationRequested; count++)
            {
                var customer = new TestCustomer(service, partner, await partner.CreateCustomerAsync());
                (await partner.PostAsync(customer.Users, customer.NewUser("daniel"))).Status.ShouldBeOneOf(200, 404);
            }

            return count;
        }
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private static string Name() => $"s{Guid.NewGuid():N}";

    private static SandboxState State(CustomaryFixture service) => service.Services.GetRequiredService<SandboxState>();

    private static Database Database(CustomaryFixture service) => service.Services.GetRequiredService<Database>();

    // Two customers; the first has a user with a role, a domain, a qualification and an agreement.
    internal static async Task<TestCustomer> AddDataAsync(CustomaryFixture service)
    {
        var customer = await TestCustomer.CreateAsync(service);
        var user = await customer.AddUserAsync("daniel");
        (await customer.Partner.PostAsync($"{customer.Path}/directoryroles/{Administrators}/usermembers", new { id = user["id"]!.GetValue<string>() })).Status.ShouldBe(201);
        (await customer.Partner.PostAsync($"{customer.Path}/verifieddomain", TestVerifiedDomain.Managed(TestVerifiedDomain.Name()))).Status.ShouldBe(201);
        (await customer.Partner.PostAsync($"{customer.Path}/qualifications", new { qualification = "StateOwnedEntity" })).Status.ShouldBe(201);
        (await customer.Partner.PostAsync($"{customer.Path}/agreements", TestAgreement.Create())).Status.ShouldBe(201);
        (await customer.Partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);
        return customer;
    }

    private static async Task<string[]> ReadAsync(TestPartner partner, TestCustomer customer)
    {
        string[] paths = ["/v1/customers", customer.Path, customer.Users, $"{customer.Path}/directoryroles/{Administrators}/usermembers", $"{customer.Path}/customDomains",
            $"{customer.Path}/qualifications", $"{customer.Path}/agreements", "/v1/auditrecords?startDate=2026-01-01"];
        var bodies = new List<string>();
        foreach (var path in paths) bodies.Add((await partner.GetAsync(path)).Text);
        return [.. bodies];
    }

    internal static async Task ShouldBeConsistentAsync(CustomaryFixture service)
    {
        foreach (var invariant in Invariant.All)
        {
            var findings = await Database(service).ReadAsync(invariant.Query, static async (session, query, cancellationToken) =>
            {
                var count = 0;
                await using var row = await session.Prepare(query).QueryAsync(cancellationToken);
                while (await row.ReadAsync(cancellationToken)) count++;
                return count;
            }, CancellationToken);
            findings.ShouldBe(0, invariant.Finding);
        }
    }
}
