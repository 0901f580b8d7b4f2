using Customary.Core.Customers;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Postgres;
using Customary.Storage.Retention;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;
using Customary.Storage.Tenants;
using Customary.Storage.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Storage.Tests.Storage;

/// <summary>The cost of a page depends on its size, not on the number of rows of the partner or customer.</summary>
public sealed class BoundedQueryTests
{
    private const int Few = 1_000;
    private const int Many = 10_000;
    private const int PageSize = 10;

    // A resource type of few records.
    private const string Rare = "agreement";
    private static readonly Guid Partner = RowGenerator.Id(0xAAAA);

    // No record of this clock's past has expired.
    private static readonly FakeTimeProvider Clock = new(DateTimeOffset.MinValue.AddDays(new AuditOptions().RetentionDays));
    private static readonly TenantKey Tenant = new(Partner, RowGenerator.Id(0xBBBB));

    [Theory, AllStores]
    public async Task Page_cost_does_not_grow_with_the_number_of_rows(StoreKind store)
    {
        var postgres = store == StoreKind.Postgres ? await TestPostgres.NewDatabaseAsync() : null;
        using var file = new TemporarySqliteFile();
        await using (var measured = new MeasuredDatabase(await OpenAsync(store, file, postgres)))
        {
            await FillAsync(measured, 1, Few);
            var few = await MeasureAsync(measured);
            await FillAsync(measured, Few + 1, Many);
            var many = await MeasureAsync(measured);
            many.Where(query => query.Value > (few[query.Key] * 3 / 2) + 50).Select(query => $"{query.Key}: {few[query.Key]} and {query.Value}").ShouldBeEmpty();
        }

        if (postgres is not null) await postgres.DisposeAsync();
    }

    [Theory, AllStores]
    public async Task A_filter_without_an_index_finds_every_match_and_examines_a_bounded_number_of_records_per_page(StoreKind store)
    {
        var postgres = store == StoreKind.Postgres ? await TestPostgres.NewDatabaseAsync() : null;
        using var file = new TemporarySqliteFile();
        await using (var measured = new MeasuredDatabase(await OpenAsync(store, file, postgres)))
        {
            const int records = 4 * Few * PageSize;
            await InsertAuditAsync(measured, 1, records);
            long[] matches = [1, 2, 3, 4, 17_000, records - 1, records];
            foreach (var match in matches)
                await RowGenerator.ExecuteAsync(measured, $"update audit_records set customer_name_key = {Bytes("A RARE ONE")}, body = {Bytes("{\"operationType\":\"rare\"}")} where happened_at = {match}");
            await RowGenerator.ExecuteAsync(measured, "analyze");
            var audit = new AuditStore(measured, Clock, new AuditOptions());
            var most = 0L;
            foreach (var (name, operation, isDescending) in ((byte[]?, string?, bool)[])[(FoldedText.Key("rare"), null, false), (FoldedText.Key("rare"), null, true), (null, "rare", false), (null, "rare", true)])
            {
                var found = new List<long>();
                for (AuditRange? range = new(0, long.MaxValue, null, null, name, operation, isDescending, 3); range is not null;)
                {
                    var before = measured.Work;
                    var (rows, rest) = await audit.ListAsync(Partner, range, CancellationToken.None);
                    most = Math.Max(most, measured.Work - before);
                    rows.Count.ShouldBeLessThanOrEqualTo(3);
                    found.AddRange(rows.Select(row => row.HappenedAt));
                    range = rest;
                }

                found.ShouldBe(isDescending ? matches.Reverse() : matches);
            }

            // A query examines at most 5,000 records; SQLite runs several instructions for each.
            most.ShouldBeLessThan(store == StoreKind.Postgres ? 5_100 : records * 3);
        }

        if (postgres is not null) await postgres.DisposeAsync();

        string Bytes(string text) => store == StoreKind.Postgres ? $"convert_to('{text}', 'UTF8')" : $"cast('{text}' as blob)";
    }

    [Theory, AllStores]
    public async Task The_retention_removes_a_bounded_number_of_rows_in_a_transaction(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var (partner, database) = (await service.SignInAsync(), service.Services.GetRequiredService<Database>());
        var customer = (await partner.CreateCustomerAsync())["id"]!.GetValue<string>();
        await RowGenerator.InsertAsync(
            database, "audit_records", "partner_id, happened_at, customer_id, resource_type, customer_name_key, body", 1, 250,
            Literal(partner.Tenant, store), "n", "id(n)", "'customer'", "bytes('')", "bytes('{}')");
        await RowGenerator.InsertAsync(
            database, "idempotency", "partner_id, operation, request_id, fingerprint, body, answered_at", 1, 250,
            Literal(partner.Tenant, store), $"'{IdempotentRequest.CreateCustomer}'", "id(n)", "bytes('')", "json('{}')", "n");
        await RowGenerator.InsertAsync(
            database, "users", "partner_id, customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body", 1, 250,
            Literal(partner.Tenant, store), Literal(Guid.Parse(customer), store), "id(n)", "bytes('NAME' || n)", "bytes('NAME' || n)", "n", "null", "bytes('{}')");

        // The rows of a request ID and of a user whose time is over count as absent.
        (await partner.PatchAsync($"/v1/customers/{customer}/users/{RowGenerator.Id(250)}", new { state = "active" })).Status.ShouldBe(404);
        var created = await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", RowGenerator.Id(250).ToString()));
        created.Status.ShouldBe(201, created.Text);
        var retention = service.Services.GetRequiredService<RetentionStore>();
        foreach (var (rows, batches) in new[] { (ExpiringRows.Responses, (int[])[100, 100, 49, 0]), (ExpiringRows.AuditRecords, [100, 100, 50, 0]), (ExpiringRows.DeletedUsers, [100, 100, 50, 0]) })
            foreach (var count in batches)
            {
                (await retention.ListPartnersAsync(rows, Guid.Empty, CancellationToken.None)).ShouldBe(count == 0 ? [] : [partner.Tenant]);
                (await retention.RemoveBatchAsync(rows, partner.Tenant, CancellationToken.None)).ShouldBe(count);
            }
    }

    private static async Task<Dictionary<string, long>> MeasureAsync(MeasuredDatabase database)
    {
        var audit = new AuditStore(database, Clock, new AuditOptions());
        var requests = new IdempotencyStore(database, TimeProvider.System);
        var (customers, users) = (new CustomerStore(database, requests, audit, new(database)), new UserStore(database, TimeProvider.System, audit, requests));
        var (roles, partners) = (new RoleStore(database, audit), new PartnerStore(database, audit));
        var work = new Dictionary<string, long>();
        foreach (var (name, after, customer, type) in new (string, long, Guid?, string?)[]
        {
            ("all", 0, null, null), ("in the middle", Few / 2, null, null), ("of a customer", 0, RowGenerator.Id(5), null), ("of no customer", 0, RowGenerator.Id(0xCCCC), null),
            ("of a rare resource type", 0, null, Rare), ("of a resource type that nothing has", 0, null, "order"),
        })
        {
            foreach (var isDescending in (bool[])[false, true])
                await CountAsync($"audit records: {name} {isDescending}", () => audit.ListAsync(Partner, new(after, long.MaxValue, customer, type, null, null, isDescending, PageSize), CancellationToken.None));
        }

        await CountAsync("audit record", () => audit.FindAsync(Partner, 5, CancellationToken.None));
        foreach (var byDisplayName in (bool[])[false, true])
            foreach (var isDescending in (bool[])[false, true])
                foreach (var deleted in (bool[])[false, true])
                    await CountAsync($"users: {byDisplayName} {isDescending} {deleted}", () => users.ListAsync(Tenant, new(byDisplayName, isDescending, deleted, null, PageSize), CancellationToken.None));
        await CountAsync("user by name", () => users.FindByNameAsync(Tenant, "name5", CancellationToken.None));
        foreach (var after in (RoleMemberCursor?[])[null, new(RowGenerator.Id(500))])
            foreach (var isDescending in (bool[])[false, true])
                await CountAsync($"role members: {after} {isDescending}", () => roles.ListMembersAsync(Tenant, RowGenerator.Id(1), after, isDescending, PageSize, CancellationToken.None));
        await CountAsync("roles of a user", () => roles.ListAsync(Tenant, RowGenerator.Id(5), CancellationToken.None));
        foreach (var asProvider in (bool[])[false, true])
            await CountAsync($"relationships: {asProvider}", () => partners.ListRelatedAsync(Partner, asProvider, includeUnregistered: true, CancellationToken.None));
        await CountAsync("partner by MPN id", () => partners.FindByMpnIdAsync("5", CancellationToken.None));
        await CountAsync("customer", () => customers.FindWithTenantAsync(Partner, RowGenerator.Id(5), CancellationToken.None));
        foreach (var order in Enum.GetValues<CustomerIndex>())
            foreach (var isBackwards in (bool[])[false, true])
                foreach (var isAfter in (bool[])[false, true])
                {
                    var prefix = order is CustomerIndex.CompanyName or CustomerIndex.Domain ? FoldedText.Key("name") : null;
                    var related = order is CustomerIndex.IndirectReseller or CustomerIndex.IndirectProvider ? RowGenerator.Id(1) : (Guid?)null;
                    var from = isAfter ? new CustomerCursor(prefix is null ? null : FoldedText.Key("name5"), RowGenerator.Id(500)) : null;
                    await CountAsync(
                        $"customers: {order} {isBackwards} {isAfter}",
                        () => customers.ListAsync(Partner, new(order, prefix, related, from, isBackwards, PageSize), new CustomerItemsBuffer(PageSize), CancellationToken.None));
                }

        return work;

        async Task CountAsync<TAnswer>(string query, Func<ValueTask<TAnswer>> run)
        {
            // The first run prepares the statement, which is not part of the cost.
            await run();
            var before = database.Work;
            await run();
            work.Add(query, database.Work - before);
        }
    }

    private static async Task FillAsync(Database database, long first, long last)
    {
        await InsertAuditAsync(database, first, last);
        const string users = "partner_id, customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body";
        string[] user = [$"id({0xAAAA})", $"id({0xBBBB})", "id(n)", "bytes('NAME' || n)", "bytes('NAME' || n)"];
        await RowGenerator.InsertAsync(database, "users", users, first, last, [.. user, "0", "null", "bytes('{}')"]);
        await RowGenerator.InsertAsync(database, "users", users, first + (2 * Many), last + (2 * Many), [.. user, "9000000000000000 + n % 97", "null", "bytes('{}')"]);
        await RowGenerator.InsertAsync(database, "role_members", "partner_id, customer_id, role_id, user_id", first, last, $"id({0xAAAA})", $"id({0xBBBB})", "id(1)", "id(n)");
        await RowGenerator.InsertAsync(database, "partners", "partner_id, kind, name, mpn_id, country, culture", first, last, "id(n)", "'IndirectReseller'", "'x'", "'' || n", "'US'", "'en-US'");
        await RowGenerator.InsertAsync(
            database, "customers", "partner_id, customer_id, relationship, domain, domain_key, company_name, company_name_key, indirect_reseller_id, indirect_provider_id, format, body",
            first, last, $"id({0xAAAA})", "id(n)", "'reseller'", "'name'", "bytes('NAME' || n)", "'name'", "bytes('NAME' || n)", "id(n % 3)", "id(n % 3)", "1", "json('{}')");
        await RowGenerator.ExecuteAsync(database, "analyze");
    }

    private static async Task InsertAuditAsync(Database database, long first, long last) => await RowGenerator.InsertAsync(
        database, "audit_records", "partner_id, happened_at, customer_id, resource_type, customer_name_key, body", first, last,
        $"id({0xAAAA})", "n", "id(n)", $"case when n <= 5 then '{Rare}' else 'customer' end", "bytes('NAME' || n)", "bytes('{}')");

    private static string Literal(Guid id, StoreKind store) => store == StoreKind.Postgres ? $"'{id}'::uuid" : $"x'{id:N}'";
    private static async Task<Database> OpenAsync(StoreKind store, TemporarySqliteFile file, TestDatabase? postgres) => store switch
    {
        StoreKind.Sqlite => await file.OpenAsync(),
        StoreKind.Memory => await SqliteDatabase.OpenMemoryAsync(TimeProvider.System, CancellationToken.None),
        _ => await PostgresDatabase.OpenAsync(postgres!.ConnectionString, TimeProvider.System, CancellationToken.None),
    };
}
