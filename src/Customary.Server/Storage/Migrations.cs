using System.Globalization;
using System.Reflection;

namespace Customary.Server.Storage;

/// <summary>
/// Brings a schema up to date: numbered SQL files, each applied once, all in one transaction, recorded in a table. A
/// file whose name ends in a kind of database, such as <c>.postgres.sql</c>, is for that kind alone.
/// A file that was released is never edited again.
/// </summary>
internal static class Migrations
{
    private const string Folder = "Customary.Server.Storage.Migrations.";
    private const string Has = "select 1 from migrations where number = $1";
    private const string Newest = "select coalesce(max(number), 0) from migrations";
    private const string Record = "insert into migrations (number, name, applied_at) values ($1, $2, $3)";

    public static async Task ApplyAsync(Session session, TimeProvider clock, CancellationToken stop)
    {
        await session.Statement("begin").ExecuteAsync(stop);
        await session.Statement(
            "create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)").ExecuteAsync(stop);
        var files = Files();
        await RefuseLaterVersionAsync(session, files[^1].Number, stop);
        foreach (var (number, name) in files.Where(file => IsFor(file.Name, session.Dialect)))
        {
            if (await AnyAsync(session.Statement(Has).With(number), stop)) continue;
            foreach (var text in Statements(name)) await session.Statement(text).ExecuteAsync(stop);
            await session.Statement(Record).With(number).With(name).With(clock.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteAsync(stop);
        }

        await session.Statement("commit").ExecuteAsync(stop);
    }

    private static async Task RefuseLaterVersionAsync(Session session, long known, CancellationToken stop)
    {
        await using var row = await session.Statement(Newest).QueryAsync(stop);
        await row.ReadAsync(stop);
        if (row.GetInt64(0) > known)
            throw new StoreAwayException($"storage: a later version of this service wrote the store (schema {row.GetInt64(0)}, this one knows {known}); run that version, or restore a backup.");
    }

    private static async Task<bool> AnyAsync(Statement query, CancellationToken stop)
    {
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop);
    }

    private static List<(long Number, string Name)> Files() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal)
            .Select(name => (long.Parse(name[..4], CultureInfo.InvariantCulture), name)),
    ];

    private static bool IsFor(string name, string dialect) => name.Split('.') is not [_, { } only, _] || only == dialect;

    /// <summary>The statements of a file.</summary>
    internal static string[] Statements(string name)
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        var lines = file.ReadToEnd().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
