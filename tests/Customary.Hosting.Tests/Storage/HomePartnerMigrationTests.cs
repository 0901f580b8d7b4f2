using Customary.Hosting.Tests.Relationships;
using Customary.Storage;
using Customary.Storage.Sql;
using Customary.Storage.Transfer;

namespace Customary.Hosting.Tests.Storage;

/// <summary>Migrates a store of version 7, which keyed the rows of a tenant by the customer alone.</summary>
public sealed class HomePartnerMigrationTests
{
    private const string CreateTable = "create table ";
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly string[] FilesOfVersion7 = ["0001_customers.sql", "0005_users.sql"];

    // The later files that only add tables.
    private static readonly string[] FilesWithNewTables = ["0011_erasures.sql", "0014_device_codes.sql", "0015_sandbox.sql", "0017_snapshots.sql", "0018_sessions.sql", "0019_partner_summaries.sql"];

    // The columns that version 7 did not have in these tables.
    private static readonly Dictionary<string, string> ColumnsSince = new()
    {
        ["tenants"] = "partner_id",
        ["users"] = "partner_id",
        ["role_members"] = "partner_id",
        ["domains"] = "home_partner_id",
        ["customers"] = "home_partner_id",
    };

    [Fact]
    public async Task An_SQLite_store_of_version_7_keeps_everything()
    {
        using var file = new TemporarySqliteFile();
        await ShouldMigrateAsync($"sqlite:{file.Path}");
    }

    [Fact]
    public async Task A_PostgreSQL_store_of_version_7_keeps_everything()
    {
        await using var database = await TestPostgres.NewDatabaseAsync();
        await ShouldMigrateAsync(database.Storage);
    }

    [Fact]
    public async Task Each_migration_is_reported_before_it_begins()
    {
        using var file = new TemporarySqliteFile();
        var storage = $"sqlite:{file.Path}";
        (await OpenAsync(storage)).ShouldHaveSingleItem().ShouldBeOfType<MigrationProgress.Completed>().IsNew.ShouldBeTrue();
        (await OpenAsync(storage)).ShouldBeEmpty();
        await DowngradeAsync(storage);
        var reported = await OpenAsync(storage);
        reported[..^1].Cast<MigrationProgress.Started>().Select(started => started.Name)
            .ShouldBe(["0008_homes.sqlite.sql", "0009_home.sql", "0010_bounded_queries.sql", "0011_erasures.sql", "0013_retention.sql", "0014_device_codes.sql", "0015_sandbox.sql", "0017_snapshots.sql", "0018_sessions.sql", "0019_partner_summaries.sql"]);
        reported[^1].ShouldBeOfType<MigrationProgress.Completed>().IsNew.ShouldBeFalse();

        static async Task<List<MigrationProgress>> OpenAsync(string storage)
        {
            var reported = new List<MigrationProgress>();
            await using var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None, report: reported.Add);
            return reported;
        }
    }

    private static async Task ShouldMigrateAsync(string storage)
    {
        List<Snapshot> snapshots;
        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage)])) snapshots = await FillAsync(service);
        var rows = await DowngradeAsync(storage);

        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage)]))
        {
            foreach (var (tenant, path, text) in snapshots)
                (await (await service.SignInAsync(tenant: tenant)).GetAsync(path)).Text.ShouldBe(text, path);
        }

        (await WithDatabaseAsync(storage, ReadAsync)).ShouldBe(rows);
    }

    // A direct customer, a customer of a provider and its reseller, and a customer that accepted a second partner and left the first.
    private static async Task<List<Snapshot>> FillAsync(CustomaryFixture service)
    {
        var snapshots = new List<Snapshot>();
        for (var round = 0; round < 2; round++)
        {
            var (own, reseller, second) = (await TestCustomer.CreateAsync(service), await service.SignInAsync(), await service.SignInAsync());
            var indirect = own with { Customer = await own.Partner.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()) };
            var moved = await TestCustomer.CreateAsync(service);
            await moved.Partner.PatchAsync(moved.Path, new { relationshipToPartner = "none" });
            (await AcceptanceTests.AcceptAsync(service, second, moved.Customer)).ShouldBe(200);
            foreach (var customer in new[] { own, indirect, indirect with { Partner = reseller } })
            {
                var user = await customer.AddUserAsync($"user{customer.Partner.Tenant:N}");
                await customer.Partner.PostAsync($"{customer.Path}/directoryroles/{Administrators}/usermembers", new { id = user.Text("id") });
                (await customer.Partner.PostAsync($"{customer.Path}/verifieddomain", TestVerifiedDomain.Managed())).Status.ShouldBe(201);
            }

            foreach (var customer in new[] { own, indirect, indirect with { Partner = reseller }, moved with { Partner = second } })
            {
                foreach (var under in new[] { "", "/users", $"/directoryroles/{Administrators}/usermembers", "/customDomains", "/organization", "/qualifications", "/agreements" })
                {
                    var response = await customer.Partner.GetAsync(customer.Path + under);
                    var needsAccess = under == "/users" || under.Contains("usermembers", StringComparison.Ordinal);
                    response.Status.ShouldBe(needsAccess && customer.Partner == second ? 403 : 200, response.Text);
                    snapshots.Add(new(customer.Partner.Tenant.ToString(), customer.Path + under, response.Text));
                }
            }
        }

        return snapshots;
    }

    // Recreates the tables of version 7 with their rows; returns the original rows.
    private static Task<List<string>> DowngradeAsync(string storage) => WithDatabaseAsync(storage, async (session, cancellationToken) =>
    {
        var before = await ReadAsync(session, cancellationToken);
        foreach (var (name, since) in ColumnsSince)
        {
            var table = TableDefinition.All.Single(table => table.Name == name);
            var old = new TableDefinition(name, 1, [.. table.Columns.Where(column => column.Name != since)]);
            var rows = await ReadAsync(session, old, cancellationToken);
            await ExecuteAsync(session, $"drop table {name}", cancellationToken);
            foreach (var text in LegacyStatements(name)) await ExecuteAsync(session, text, cancellationToken);
            foreach (var row in rows)
            {
                var add = session.Prepare(old.Add);
                for (var index = 0; index < row.Length; index++) old.Columns[index].Bind(add, row[index]);
                await add.ExecuteAsync(cancellationToken);
            }
        }

        // The tables and columns of later migrations.
        await ExecuteAsync(session, "drop index audit_records_by_resource_type", cancellationToken);
        foreach (var table in FilesWithNewTables.SelectMany(Migrations.Statements).Where(text => text.StartsWith(CreateTable, StringComparison.Ordinal)))
            await ExecuteAsync(session, $"drop table {table[CreateTable.Length..].Split(' ')[0]}", cancellationToken);
        if (session.Dialect == "postgres") await ExecuteAsync(session, "drop table sandbox_nodes", cancellationToken);
        await ExecuteAsync(session, "delete from migrations where number > 7 and name <> '0012_continuity.sqlite.sql'", cancellationToken);
        return before;
    });

    private static IEnumerable<string> LegacyStatements(string table) =>
        from file in FilesOfVersion7
        from text in Migrations.Statements(file)
        where text.StartsWith($"create table {table} (", StringComparison.Ordinal) || text.Contains($" on {table}\n", StringComparison.Ordinal) || text.Contains($" on {table} (", StringComparison.Ordinal)
        select text;

    private static async ValueTask<List<string>> ReadAsync(DbSession session, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var table in TableDefinition.All)
            found.AddRange((await ReadAsync(session, table, cancellationToken)).Select(row => $"{table.Name}: {string.Join(' ', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}"));
        return found;
    }

    private static async ValueTask<List<object?[]>> ReadAsync(DbSession session, TableDefinition table, CancellationToken cancellationToken)
    {
        var found = new List<object?[]>();
        var query = session.Prepare(table.List);
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add([.. table.Columns.Select((column, index) => column.Read(query, row, index))]);
        return found;
    }

    private static Task<int> ExecuteAsync(DbSession session, string text, CancellationToken cancellationToken) => session.Prepare(text).ExecuteAsync(cancellationToken);

    private static async Task<List<string>> WithDatabaseAsync(string storage, Func<DbSession, CancellationToken, ValueTask<List<string>>> work)
    {
        await using var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None);
        return await database.WriteAsync(work, CancellationToken.None);
    }

    private sealed record Snapshot(string Tenant, string Path, string Text);
}
