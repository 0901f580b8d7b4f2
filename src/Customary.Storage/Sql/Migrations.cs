using System.Globalization;
using System.Reflection;

namespace Customary.Storage.Sql;

/// <summary>
/// Brings a schema up to date: numbered SQL files, each applied once, all in one transaction, recorded in a table. A
/// file whose name ends in a kind of database, such as <c>.postgres.sql</c>, is for that kind alone.
/// A file that was released is never edited again.
/// </summary>
internal static class Migrations
{
    private const string Folder = "Customary.Storage.Migrations.";
    private const string Applied = "select number from migrations order by number desc";
    private const string Record = "insert into migrations (number, name, applied_at) values ($1, $2, $3)";

    public static async Task ApplyAsync(DbSession session, TimeProvider clock, CancellationToken cancellationToken)
    {
        await session.Prepare("begin").ExecuteAsync(cancellationToken);
        await session.Prepare(
            "create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)").ExecuteAsync(cancellationToken);
        var files = Files();
        var applied = await AppliedAsync(session, Number(files[^1]), cancellationToken);
        foreach (var name in files)
        {
            var number = Number(name);
            if (applied.Contains(number) || !IsFor(name, session.Dialect)) continue;
            foreach (var text in Statements(name)) await session.Prepare(text).ExecuteAsync(cancellationToken);
            await session.Prepare(Record).Bind(number).Bind(name).Bind(clock.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);
        }

        await session.Prepare("commit").ExecuteAsync(cancellationToken);
    }

    /// <summary>The number of the newest migration for a kind of database.</summary>
    internal static long Newest(string dialect) => Number(Files().FindLast(name => IsFor(name, dialect))!);

    // All at once: nearly every start finds nothing to do.
    private static async Task<HashSet<long>> AppliedAsync(DbSession session, long known, CancellationToken cancellationToken)
    {
        var applied = new HashSet<long>();
        await using var row = await session.Prepare(Applied).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            applied.Add(row.GetInt64(0));
            if (row.GetInt64(0) > known)
                throw new StorageUnavailableException($"storage: a later version of this service wrote the store (schema {row.GetInt64(0)}, this one knows {known}); run that version, or restore a backup.");
        }

        return applied;
    }

    private static List<string> Files()
    {
        var names = new List<string>();
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames())
            if (name.StartsWith(Folder, StringComparison.Ordinal)) names.Add(name[Folder.Length..]);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private static long Number(string name) => long.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsFor(string name, string dialect) => name.Split('.') is not [_, { } only, _] || only == dialect;

    /// <summary>The statements of a file.</summary>
    internal static string[] Statements(string name)
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        var lines = file.ReadToEnd().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
