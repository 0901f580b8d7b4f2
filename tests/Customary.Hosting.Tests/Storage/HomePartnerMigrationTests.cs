using Customary.Hosting.Tests.Relationships;
using Customary.Storage;
using Customary.Storage.Sql;
using Customary.Storage.Transfer;

namespace Customary.Hosting.Tests.Storage;

/// <summary>A store of version 7, where what belongs to a customer's tenant was keyed by the customer alone, is opened by this one.</summary>
public sealed class HomePartnerMigrationTests
{
    private const string Administrators = "62e90394-69f5-4237-9190-012177145e10";

    // What version 7 had otherwise: the tables of these files, less these columns.
    private static readonly string[] FilesOfVersion7 = ["0001_customers.sql", "0005_users.sql"];

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
        using var file = new StoreFile();
        await OpenOldAsync($"sqlite:{file.Path}");
    }

    [Fact]
    public async Task A_PostgreSQL_store_of_version_7_keeps_everything()
    {
        await using var made = await TestPostgres.NewDatabaseAsync();
        await OpenOldAsync(made.Storage);
    }

    private static async Task OpenOldAsync(string storage)
    {
        List<Asked> asked;
        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage)])) asked = await FillAsync(service);
        var rows = await MakeOldAsync(storage);

        await using (var service = await CustomaryFixture.StartAsync(settings: [("storage", storage)]))
        {
            foreach (var (tenant, path, text) in asked)
                (await (await service.SignInAsync(tenant: tenant)).GetAsync(path)).Text.ShouldBe(text, path);
        }

        (await WithDatabaseAsync(storage, ReadAsync)).ShouldBe(rows);
    }

    // Customers of one partner, of a provider and its reseller, and of one that accepted a second partner and left the first.
    private static async Task<List<Asked>> FillAsync(CustomaryFixture service)
    {
        var asked = new List<Asked>();
        for (var round = 0; round < 2; round++)
        {
            var (own, reseller, second) = (await CustomerOfPartner.CreateAsync(service), await service.SignInAsync(), await service.SignInAsync());
            var indirect = own with { Customer = await own.Partner.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()) };
            var moved = await CustomerOfPartner.CreateAsync(service);
            await moved.Partner.PatchAsync(moved.Path, new { relationshipToPartner = "none" });
            (await AcceptanceTests.AcceptAsync(service, second, moved.Customer)).ShouldBe(200);
            foreach (var customer in new[] { own, indirect, indirect with { Partner = reseller } })
            {
                var user = await customer.AddUserAsync($"user{customer.Partner.Tenant:N}");
                await customer.Partner.PostAsync($"{customer.Path}/directoryroles/{Administrators}/usermembers", new { id = user.Text("id") });
                (await customer.Partner.PostAsync($"{customer.Path}/verifieddomain", ValidDomain.Managed())).Status.ShouldBe(201);
            }

            foreach (var customer in new[] { own, indirect, indirect with { Partner = reseller }, moved with { Partner = second } })
            {
                foreach (var under in new[] { "", "/users", $"/directoryroles/{Administrators}/usermembers", "/customDomains", "/organization", "/qualifications", "/agreements" })
                {
                    var answer = await customer.Partner.GetAsync(customer.Path + under);
                    var needsAccess = under == "/users" || under.Contains("usermembers", StringComparison.Ordinal);
                    answer.Status.ShouldBe(needsAccess && customer.Partner == second ? 403 : 200, answer.Text);
                    asked.Add(new(customer.Partner.Tenant.ToString(), customer.Path + under, answer.Text));
                }
            }
        }

        return asked;
    }

    // Puts the tables in place as version 7 made them, with what it would have had in them; the rows as they were before.
    private static Task<List<string>> MakeOldAsync(string storage) => WithDatabaseAsync(storage, async (session, cancellationToken) =>
    {
        var before = await ReadAsync(session, cancellationToken);
        foreach (var (name, since) in ColumnsSince)
        {
            var table = TableDefinition.All.Single(table => table.Name == name);
            var old = new TableDefinition(name, 1, [.. table.Columns.Where(column => column.Name != since)]);
            var rows = await ReadAsync(session, old, cancellationToken);
            await ExecuteAsync(session, $"drop table {name}", cancellationToken);
            foreach (var text in OldStatements(name)) await ExecuteAsync(session, text, cancellationToken);
            foreach (var row in rows)
            {
                var add = session.Prepare(old.Add);
                for (var place = 0; place < row.Length; place++) old.Columns[place].Set(add, row[place]);
                await add.ExecuteAsync(cancellationToken);
            }
        }

        // What later migrations added to other tables, or as tables of their own.
        await ExecuteAsync(session, "drop index audit_records_by_resource_type", cancellationToken);
        await ExecuteAsync(session, "drop table erasures", cancellationToken);
        await ExecuteAsync(session, "delete from migrations where number > 7 and name <> '0012_continuity.sqlite.sql'", cancellationToken);
        return before;
    });

    private static IEnumerable<string> OldStatements(string table) =>
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
        while (await row.ReadAsync(cancellationToken)) found.Add([.. table.Columns.Select((column, place) => column.Read(query, row, place))]);
        return found;
    }

    private static Task<int> ExecuteAsync(DbSession session, string text, CancellationToken cancellationToken) => session.Prepare(text).ExecuteAsync(cancellationToken);

    private static async Task<List<string>> WithDatabaseAsync(string storage, Func<DbSession, CancellationToken, ValueTask<List<string>>> work)
    {
        await using var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None);
        return await database.WriteAsync(work, CancellationToken.None);
    }

    private sealed record Asked(string Tenant, string Path, string Text);
}
