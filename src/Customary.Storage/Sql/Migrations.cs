using System.Reflection;

namespace Customary.Storage.Sql;

/// <summary>
/// Migrates a schema with numbered SQL files. Each file is applied once and recorded in the table <c>migrations</c>. All
/// pending files are applied in one transaction. A file with a dialect in its name, such as <c>.postgres.sql</c>, applies
/// to that dialect only. Never edit the SQL of a released file.
/// </summary>
internal static class Migrations
{
    private const string Folder = "Customary.Storage.Migrations.";
    private const string Applied = "select number from migrations order by number desc";
    private const string Record = "insert into migrations (number, name, applied_at) values ($1, $2, $3)";

    /// <summary>Applies the pending migrations.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="clock">The clock that dates the migrations.</param>
    /// <param name="cancellationToken">Cancels the operation. Nothing is migrated then.</param>
    /// <param name="report">Receives the progress; null if nobody reads it.</param>
    /// <exception cref="StorageUnavailableException">A later version of the server has migrated the schema.</exception>
    public static async Task ApplyAsync(DbSession session, TimeProvider clock, CancellationToken cancellationToken, Action<MigrationProgress>? report = null)
    {
        var started = clock.GetTimestamp();
        await session.Prepare("begin").ExecuteAsync(cancellationToken);
        await session.Prepare(
            "create table if not exists migrations (number bigint primary key, name text not null, applied_at bigint not null)").ExecuteAsync(cancellationToken);
        var files = Files();
        var applied = await AppliedAsync(session, Number(files[^1]), cancellationToken);
        var pending = files.FindAll(name => !applied.Contains(Number(name)) && IsFor(name, session.Dialect));
        foreach (var name in pending)
        {
            var number = Number(name);
            if (applied.Count > 0) report?.Invoke(new MigrationProgress.Started(name));
            foreach (var text in Statements(name)) await session.Prepare(text).ExecuteAsync(cancellationToken);
            await session.Prepare(Record).Bind(number).Bind(name).Bind(clock.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);
        }

        await session.Prepare("commit").ExecuteAsync(cancellationToken);
        if (pending.Count > 0) report?.Invoke(new MigrationProgress.Completed(Number(pending[^1]), IsNew: applied.Count == 0, clock.GetElapsedTime(started)));
    }

    /// <summary>Returns the number of the newest migration for a dialect.</summary>
    internal static long Newest(string dialect) => Number(Files().FindLast(name => IsFor(name, dialect))!);

    // One query for all files, because most starts have nothing to migrate.
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

    /// <summary>Returns the statements of a file.</summary>
    internal static string[] Statements(string name)
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        var lines = file.ReadToEnd().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
