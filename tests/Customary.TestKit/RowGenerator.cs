using Customary.Storage.Sql;

namespace Customary.TestKit;

/// <summary>Lets the database generate thousands of rows, for tests that depend on the number of rows.</summary>
internal static class RowGenerator
{
    /// <summary>Inserts one row for each number <c>n</c> from <paramref name="first"/> to <paramref name="last"/>. The values are SQL expressions of <c>n</c>.</summary>
    public static Task<int> InsertAsync(Database database, string table, string columns, long first, long last, params string[] values) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare($"""
            insert into {table} ({columns})
            with recursive numbers (n) as (select {first} union all select n + 1 from numbers where n < {last})
            select {string.Join(", ", values.Select(value => Translate(session, value)))} from numbers
            """).ExecuteAsync(cancellationToken), CancellationToken.None);

    /// <summary>Runs a statement.</summary>
    public static Task<int> ExecuteAsync(Database database, string text) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare(text).ExecuteAsync(cancellationToken), CancellationToken.None);

    /// <summary>The number in the first column of the first row of a query.</summary>
    public static ValueTask<long> CountAsync(Database database, string query) => database.ReadAsync(query, static async (session, query, cancellationToken) =>
    {
        await using var row = await session.Prepare(query).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }, CancellationToken.None);

    /// <summary>The value of the expression <c>id(n)</c> for a number.</summary>
    public static Guid Id(long number) => Guid.ParseExact(number.ToString("x32", null), "N");

    // The functions id, bytes and json have a different SQL form in each database.
    private static string Translate(DbSession session, string value)
    {
        var (function, arguments) = value.Split('(', 2) is [var name, var rest] ? (name, rest.TrimEnd(')')) : (value, "");
        return (function, session.Dialect) switch
        {
            ("id", "sqlite") => $"unhex(printf('%032x', {arguments}))",
            ("id", _) => $"lpad(to_hex({arguments}), 32, '0')::uuid",
            ("bytes", "sqlite") => $"cast({arguments} as blob)",
            ("bytes", _) => $"convert_to({arguments}, 'UTF8')",
            ("json", "sqlite") => $"cast({arguments} as blob)",
            ("json", _) => $"({arguments})::json",
            _ => value,
        };
    }
}
