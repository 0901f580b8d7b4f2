using Customary.Storage.Sql;

namespace Customary.Storage.Sqlite;

/// <summary>Compares an SQLite store with the mark beside it, to find that acknowledged transactions are missing.</summary>
internal static class ContinuityCheck
{
    private const string Exists = "select 1 from sqlite_master where type = 'table' and name = 'continuity'";
    private const string FindAny = "select 1 from sqlite_master limit 1";
    private const string Find = "select store_id, commits from continuity";

    /// <summary>What the store says of itself; null when an earlier version wrote it, or nothing has written it yet.</summary>
    public static async ValueTask<ContinuityState?> ReadAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using (var row = await session.Prepare(Exists).QueryAsync(cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken)) return null;
        }

        var query = session.Prepare(Find);
        await using var found = await query.QueryAsync(cancellationToken);
        return await found.ReadAsync(cancellationToken) ? new(query.GetGuid(found, 0), found.GetInt64(1)) : null;
    }

    /// <summary>Whether nothing was ever written to the store, or all of it was in a write-ahead log that is gone.</summary>
    public static async ValueTask<bool> HasNoTablesAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(FindAny).QueryAsync(cancellationToken);
        return !await row.ReadAsync(cancellationToken);
    }

    /// <summary>Whether a file that should be a store has nothing in it, before anything is opened.</summary>
    public static bool IsEmpty(string path) =>
        !(File.Exists(path) && new FileInfo(path).Length > 0) && !(File.Exists($"{path}-wal") && new FileInfo($"{path}-wal").Length > 0);

    /// <summary>What is wrong, in words for the operator; null when nothing is.</summary>
    /// <param name="path">The file of the store.</param>
    /// <param name="isEmpty">Whether there was nothing in it.</param>
    /// <param name="mark">What the mark says; null when there is none.</param>
    /// <param name="store">What the store says; null when it says nothing.</param>
    public static string? Compare(string path, bool isEmpty, ContinuityState? mark, ContinuityState? store)
    {
        if (mark is not { } expected) return null;
        if (isEmpty)
        {
            return expected.Commits == 0 ? null
                : $"storage: {path} is missing all {expected.Commits} acknowledged transactions: it has no data, and {ContinuityMark.PathOf(path)} counts that many. "
                + "Restore the file with its write-ahead log, or a backup. If the store is new on purpose, delete the mark.";
        }

        // A backup that was restored is another store and says so by its id.
        if (store is not { } actual || actual.Store != expected.Store || actual.Commits >= expected.Commits) return null;
        return $"storage: {path} is missing {expected.Commits - actual.Commits} acknowledged transactions: it has {actual.Commits}, and "
            + $"{ContinuityMark.PathOf(path)} says {expected.Commits}. Either the write-ahead log ({path}-wal) was removed or lost its end, or the file is an older copy. "
            + "Stop the service, keep all files, and restore the right ones or a backup.";
    }
}
