using System.Text;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Erasure;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Customary.Server.Tests.Customers;

/// <summary>Deleting a customer hides its data immediately; the data is erased in batches that survive a restart.</summary>
public sealed class ErasureBatchTests
{
    private const string Marker = "zqxmarker";
    private const int Records = 1_000;
    private const string Marked = "select count(*) from audit_records where customer_name_key <> {empty}";

    // A log covers the last 30 days by default.
    private static readonly long Start = TimeProvider.System.GetUtcNow().AddDays(-1).Ticks;

    [Theory, AllStores]
    public async Task Personal_data_is_never_returned_after_the_deletion(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var (partner, database) = (await service.SignInAsync(), service.Services.GetRequiredService<Database>());
        var customer = Guid.Parse((await partner.CreateCustomerAsync())["id"]!.GetValue<string>());
        await FillAsync(database, partner.Tenant, customer, store == StoreKind.Postgres);
        (await partner.DeleteAsync($"/v1/customers/{customer}")).Status.ShouldBe(204);

        // The erasure can be at any point.
        for (var number = Records; number > 0; number -= 100)
        {
            var record = await partner.GetAsync($"/v1/auditrecords/x_{Start + number}");
            record.Status.ShouldBe(200, record.Text);
            record.Text.ShouldNotContain(Marker);
            record.Json["operationType"]!.GetValue<string>().ShouldBe("update_customer");
            record.Json["operationDate"]!.GetValue<string>().ShouldNotBeEmpty();
        }

        var records = await AuditLog.ReadAllAsync(partner, 500);
        records.Count.ShouldBe(Records + 2);
        records.ShouldAllBe(record => !record.ToJsonString(null).Contains(Marker, StringComparison.OrdinalIgnoreCase));
        AuditLog.Operation(records[^1]).ShouldBe("delete_customer");
        var filter = Uri.EscapeDataString($$"""{"Field":"CompanyName","Value":"{{Marker}}","Operator":"substring"}""");
        (await AuditLog.ReadAsync(partner, $"?filter={filter}")).ShouldBeEmpty();
        await PendingErasures.EraseAsync(database);
        (await CountMarkedAsync(database, store == StoreKind.Postgres)).ShouldBe(0);
        (await AuditLog.ReadAllAsync(partner, 500)).Select(record => record.ToJsonString()).ShouldBe(records.Select(record => record.ToJsonString()));
    }

    [Fact]
    public async Task Erasure_resumes_after_a_restart_and_leaves_no_data_in_the_file()
    {
        using var file = new TemporarySqliteFile();
        var (partner, customer) = await CreateAsync(file);
        await using (var database = await file.OpenAsync())
        {
            await FillAsync(database, partner, customer, false);
            (await CreateStore(database).RemoveAsync<string>(partner, customer, (_, _) => null, body => body, _ => [], CancellationToken.None)).ShouldBeNull();
            (await CountMarkedAsync(database, false)).ShouldBe(Records + 1);
        }

        // 1,001 records in batches of 100.
        for (var batch = 1; batch <= 3; batch++)
        {
            await using var database = await file.OpenAsync();
            var erasures = new ErasureStore(database);
            (await erasures.EraseBatchAsync(new(partner, customer), CancellationToken.None)).ShouldBeTrue();
            (await CountMarkedAsync(database, false)).ShouldBe(Records + 1 - (batch * ErasureStore.BatchSize));
        }

        // The server resumes the erasure at startup.
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path))
        {
            var database = service.Services.GetRequiredService<Database>();
            await PendingErasures.EraseAsync(database);
            (await CountMarkedAsync(database, false)).ShouldBe(0);
            (await RowGenerator.CountAsync(database, "select count(*) from users")).ShouldBe(0);
        }

        await ShouldContainNoMarkerAsync(file);
    }

    [Fact]
    public async Task Erasure_resumes_after_the_process_is_killed()
    {
        using var file = new TemporarySqliteFile();
        string token, path;
        using (var server = await ServerProcess.StartWithFileAsync(file.Path))
        {
            token = await ServerClient.SignInAsync(server.Address);
            using var wire = new ServerClient(server.Address, token);
            var created = await wire.CreateAsync(new(Guid.NewGuid().ToString(), TestData.Customer()));
            created.Status.ShouldBe(201, created.Text);
            path = $"/v1/customers/{created.Json["id"]}";
            await server.KillAsync();
        }

        await using (var database = await file.OpenAsync())
        {
            var partner = await database.ReadAsync(0, static async (session, _, cancellationToken) =>
            {
                var query = session.Prepare("select partner_id from customers");
                await using var row = await query.QueryAsync(cancellationToken);
                await row.ReadAsync(cancellationToken);
                return query.GetGuid(row, 0);
            }, CancellationToken.None);
            await FillAsync(database, partner, Guid.Parse(path.Split('/')[^1]), false);
        }

        using (var server = await ServerProcess.StartWithFileAsync(file.Path))
        {
            using var wire = new ServerClient(server.Address, token);
            (await wire.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(204);
            await server.KillAsync();
        }

        await using (var database = await file.OpenAsync())
        {
            await PendingErasures.EraseAsync(database);
            (await CountMarkedAsync(database, false)).ShouldBe(0);
        }

        await ShouldContainNoMarkerAsync(file);
    }

    [Fact]
    public async Task An_erasure_on_one_node_does_not_block_other_nodes()
    {
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Postgres);
        var (partner, database) = (await service.SignInAsync(), service.Services.GetRequiredService<Database>());
        var key = new ErasureKey(partner.Tenant, Guid.NewGuid());
        await database.WriteAsync(async (session, cancellationToken) => await ErasureStore.AddAsync(session, key.Partner, key.Customer, cancellationToken), CancellationToken.None);
        await using (var other = new NpgsqlConnection(service.Storage["postgres:".Length..]))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("select 1 from erasures for update", other, transaction)) await hold.ExecuteNonQueryAsync();
            (await new ErasureStore(database).EraseBatchAsync(key, CancellationToken.None)).ShouldBeFalse();
            await partner.CreateCustomerAsync();
            (await AuditLog.ReadAsync(partner)).Count.ShouldBe(1);
            (await RowGenerator.CountAsync(database, "select count(*) from erasures")).ShouldBe(1);
        }

        await PendingErasures.EraseAsync(database);
        (await RowGenerator.CountAsync(database, "select count(*) from erasures")).ShouldBe(0);
    }

    private static async Task<(Guid Partner, Guid Customer)> CreateAsync(TemporarySqliteFile file)
    {
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path);
        var partner = await service.SignInAsync();
        return (partner.Tenant, Guid.Parse((await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = Marker))["id"]!.GetValue<string>()));
    }

    private static Task<int> FillAsync(Database database, Guid partner, Guid customer, bool isPostgres)
    {
        string Literal(Guid id) => isPostgres ? $"'{id}'::uuid" : $"x'{id:N}'";
        var body = $$"""bytes('{"id":"x_' || ({{Start}} + n) || '","operationDate":"2026-01-01T00:00:00Z","operationType":"update_customer","customerName":"{{Marker}}","resourceNewValue":"{{Marker}}"}')""";
        return RowGenerator.InsertAsync(
            database, "audit_records", "partner_id, happened_at, customer_id, resource_type, customer_name_key, body", 1, Records,
            Literal(partner), $"{Start} + n", Literal(customer), "'customer'", $"bytes('{Marker.ToUpperInvariant()}')", body);
    }

    private static ValueTask<long> CountMarkedAsync(Database database, bool isPostgres) =>
        RowGenerator.CountAsync(database, Marked.Replace("{empty}", isPostgres ? "''::bytea" : "x''", StringComparison.Ordinal));

    private static CustomerStore CreateStore(Database database)
    {
        return new(database, new(database, TimeProvider.System), new(database, TimeProvider.System, new AuditOptions()), new(database));
    }

    private static async Task ShouldContainNoMarkerAsync(TemporarySqliteFile file)
    {
        foreach (var path in Directory.GetFiles(file.Folder))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path));
            text.Contains(Marker, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(path);
        }
    }
}
