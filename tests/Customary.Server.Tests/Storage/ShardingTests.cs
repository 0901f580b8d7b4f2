using Customary.Server.Commands;
using Customary.Storage.Postgres;

namespace Customary.Server.Tests.Storage;

/// <summary>Checks the sharding rules of the schema in the catalog of a database.</summary>
public sealed class ShardingTests : IAsyncLifetime
{
    private TestDatabase _made = null!;

    public async ValueTask InitializeAsync() => _made = await TestPostgres.NewDatabaseAsync();

    public async ValueTask DisposeAsync() => await _made.DisposeAsync();

    [Fact]
    public async Task Every_key_and_unique_index_begins_with_the_partner_or_the_domain()
    {
        var begins = await ListAsync("""
            select string_agg(table_.relname || ' ' || column_.attname, ',')
            from pg_index index_ join pg_class table_ on table_.oid = index_.indrelid
            join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = index_.indkey[0]
            where index_.indisunique and table_.relnamespace = 'public'::regnamespace
            """);
        begins.Select(begin => begin.Split(' ')).Where(begin => !Distribution.Undistributed.Contains(begin[0]))
            .ShouldAllBe(begin => begin[1] == "partner_id" || begin[1] == "domain");
    }

    [Fact]
    public async Task Every_table_has_a_primary_key_and_no_foreign_keys()
    {
        (await _made.ExecuteAsync("select count(*) from pg_constraint where contype = 'f'")).ShouldBe(0L);

        // Copies of rows in snapshots are written and read as a whole.
        var keyless = await ListAsync("""
            select string_agg(relname, ',') from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'snapshot\_%'
            and not exists (select 1 from pg_index where indrelid = pg_class.oid and indisprimary)
            """);
        keyless.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_is_distributed_by_its_first_key_column_or_listed_as_local()
    {
        var keys = await ListAsync("""
            select string_agg(table_.relname || ' ' || column_.attname, ',')
            from pg_index index_ join pg_class table_ on table_.oid = index_.indrelid
            join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = index_.indkey[0]
            where index_.indisprimary and table_.relnamespace = 'public'::regnamespace
            """);
        keys.Where(key => !Distribution.Undistributed.Contains(key.Split(' ')[0]))
            .ShouldBe(Distribution.Tables.Select(spread => $"{spread.Table} {spread.Column}"), ignoreOrder: true);
    }

    [Fact]
    public void Prints_a_statement_for_each_table()
    {
        using var told = new StringWriter();
        DistributeCommand.Write(told);
        told.ToString().ShouldContain("select create_distributed_table('customers', 'partner_id', colocate_with => 'none');");
        told.ToString().ShouldContain("select create_distributed_table('quotas', 'partner_id', colocate_with => 'customers');");
    }

    private async Task<string[]> ListAsync(string query) =>
        await _made.ExecuteAsync(query) is string list ? list.Split(',') : [];
}
