namespace Customary.Storage.Sqlite;

/// <summary>Compares an SQLite file with its <see cref="ContinuityMark"/> to detect missing acknowledged transactions.</summary>
internal static class ContinuityCheck
{
    private const string Exists = "select 1 from sqlite_master where type = 'table' and name = 'continuity'";
    private const string FindAny = "select 1 from sqlite_master limit 1";
    private const string Find = "select store_id, commits from continuity";

    /// <summary>Reads the state in the database; null when the database is empty or was written by an earlier version.</summary>
    public static async ValueTask<ContinuityState?> ReadAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using (var row = await session.Prepare(Exists).QueryAsync(cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken)) return null;
        }

        var query = session.Prepare(Find);
        await using var state = await query.QueryAsync(cancellationToken);
        return await state.ReadAsync(cancellationToken) ? new(query.GetGuid(state, 0), state.GetInt64(1)) : null;
    }

    /// <summary>Whether the database has no tables: it is new, or its write-ahead log with all the data is missing.</summary>
    public static async ValueTask<bool> HasNoTablesAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(FindAny).QueryAsync(cancellationToken);
        return !await row.ReadAsync(cancellationToken);
    }

    /// <summary>Whether the database file and its write-ahead log are missing or empty. Call it before the database is opened.</summary>
    public static bool IsEmpty(string path) =>
        !(File.Exists(path) && new FileInfo(path).Length > 0) && !(File.Exists($"{path}-wal") && new FileInfo($"{path}-wal").Length > 0);

    /// <summary>Returns an error message for the operator; null when nothing is missing.</summary>
    /// <param name="path">The path of the database file.</param>
    /// <param name="isEmpty">Whether the database is empty.</param>
    /// <param name="mark">The state in the mark; null when there is no mark.</param>
    /// <param name="store">The state in the database; null when it has none.</param>
    public static string? Compare(string path, bool isEmpty, ContinuityState? mark, ContinuityState? store)
    {
        if (mark is not { } expected) return null;
        if (isEmpty)
        {
            return expected.Commits == 0 ? null
                : $"storage: {path} is missing all {expected.Commits} acknowledged transactions: it has no data, and {ContinuityMark.GetPath(path)} counts that many. "
                + "Restore the file with its write-ahead log, or a backup. If the store is new on purpose, delete the mark.";
        }

        // A restored backup has its own store ID, so it is not compared.
        if (store is not { } actual || actual.Store != expected.Store || actual.Commits >= expected.Commits) return null;
        return $"storage: {path} is missing {expected.Commits - actual.Commits} acknowledged transactions: it has {actual.Commits}, and "
            + $"{ContinuityMark.GetPath(path)} says {expected.Commits}. Either the write-ahead log ({path}-wal) was removed or lost its end, or the file is an older copy. "
            + "Stop the service, keep all files, and restore the right ones or a backup.";
    }
}
