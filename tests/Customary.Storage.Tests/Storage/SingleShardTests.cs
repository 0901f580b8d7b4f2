using System.Reflection;
using System.Text.RegularExpressions;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Erasure;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Postgres;
using Customary.Storage.Qualifications;
using Customary.Storage.Sandbox;
using Customary.Storage.Summaries;
using Customary.Storage.Tenants;
using Customary.Storage.Users;
using Npgsql;

namespace Customary.Storage.Tests.Storage;

/// <summary>
/// Checks that each statement reads one shard of a distributed PostgreSQL. The tables are partitioned by their
/// distribution column, and the plan of each statement must read the same single partition of each table.
/// </summary>
public sealed partial class SingleShardTests : IAsyncLifetime
{
    private const int Servers = 8;

    // Statements over all partners: those of the operator, and the searches of the retention, the erasure and the summaries.
    private static readonly string[] AboutAll =
        [TenantSql.FindHomePartnerOfAny, ValidationCodeSql.ListAll, PartnerSql.ListPartnerships, ErasureSql.Next, IdempotencySql.ListExpired, AuditSql.ListExpired, UserSql.ListLapsed, PartnerSummarySql.ListChanged, PartnerSummarySql.MarkAll];

    // The sandbox state moves the data of whole partners, which a system of record never does.
    private static readonly string[] Statements =
    [
        .. typeof(CustomerSql).Assembly.GetTypes().Where(type => type.Name.EndsWith("Sql", StringComparison.Ordinal) && type != typeof(StateSql) && type != typeof(ImportSql))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(field => field.GetValue(null) switch { string text => [text], string[] texts => texts, _ => Array.Empty<string>() })
            .Where(text => Verb().IsMatch(text))
            .Except(AboutAll),
    ];

    private TestDatabase _made = null!;
    private string[] _ids = null!;

    public async ValueTask InitializeAsync()
    {
        _made = await TestPostgres.NewDatabaseAsync();
        foreach (var (table, column) in Distribution.Tables)
        {
            await _made.ExecuteAsync($"create table spread (like {table} including all) partition by hash ({column}); drop table {table}; alter table spread rename to {table}");
            for (var server = 0; server < Servers; server++)
                await _made.ExecuteAsync($"create table {table}_p{server} partition of {table} for values with (modulus {Servers}, remainder {server})");
        }

        // One ID for each shard, so that two parameters never map to one shard by chance.
        await using var connection = await OpenAsync();
        _ids = await ExecuteAsync(connection, $"""
            select min(id::text) from generate_series(0, {Servers - 1}) server, (select md5(i::text)::uuid id from generate_series(1, 400) i) ids
            where satisfies_hash_partition('customers'::regclass, {Servers}, server, id) group by server order by server
            """);
        _ids.Length.ShouldBe(Servers);
    }

    public async ValueTask DisposeAsync() => await _made.DisposeAsync();

    [Fact]
    public async Task Every_statement_reads_one_shard()
    {
        Statements.ShouldContain(CustomerSql.FindDocument);
        await using var connection = await OpenAsync();
        foreach (var text in Statements)
        {
            var plan = string.Join('\n', await ExplainAsync(connection, text));
            Server().Matches(plan).Select(match => match.Value).Distinct().Count().ShouldBeLessThanOrEqualTo(1, $"{text}\n{plan}");
        }
    }

    [Fact]
    public async Task Statements_over_all_partners_are_distinguished()
    {
        await using var connection = await OpenAsync();
        foreach (var text in AboutAll)
            Server().Matches(string.Join('\n', await ExplainAsync(connection, text))).Select(match => match.Value).Distinct().Count().ShouldBe(Servers, text);
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete)\b")]
    private static partial Regex Verb();

    // Example of a plan: "Index Scan using users_p3_pkey on users_p3 users".
    [GeneratedRegex(@"(?<= on \w+_p)\d\b")]
    private static partial Regex Server();

    [GeneratedRegex(@"\{(for update[^}]*)\}")]
    private static partial Regex Words();

    private async Task<string[]> ExplainAsync(NpgsqlConnection connection, string text)
    {
        await ExecuteAsync(connection, $"prepare statement as {Words().Replace(text, "$1").Replace("{instr}", "pg_catalog.\"position\"", StringComparison.Ordinal).Replace("{country}", PostgresSession.Country, StringComparison.Ordinal)}");
        var kinds = await ExecuteAsync(connection, "select unnest(parameter_types)::text from pg_prepared_statements where name = 'statement'");
        var values = kinds.Select((kind, index) => kind switch
        {
            "uuid" => $"'{_ids[index % Servers]}'",
            "bigint" or "integer" => "1",
            "json" => "'{}'",
            _ => "'x'",
        });
        var plan = await ExecuteAsync(connection, $"explain execute statement{(kinds.Length == 0 ? "" : $"({string.Join(", ", values)})")}");
        await ExecuteAsync(connection, "deallocate statement");
        return plan;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_made.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "set plan_cache_mode = force_custom_plan");
        return connection;
    }

    private static async Task<string[]> ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await row.ReadAsync()) found.Add(row.GetString(0));
        return [.. found];
    }
}
