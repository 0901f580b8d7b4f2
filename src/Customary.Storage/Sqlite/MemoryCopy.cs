using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Customary.Storage.Sqlite;

/// <summary>Copies an in-memory database, which others read meanwhile.</summary>
internal static class MemoryCopy
{
    // 16 MB, which takes some milliseconds. Readers wait for one step only.
    private const int PagesPerStep = 4000;

    /// <summary>Creates a copy on a connection of its own. Nobody may write to the source meanwhile.</summary>
    /// <param name="source">The connection of the database. Readers use it too.</param>
    /// <param name="connectionLock">The lock of that connection.</param>
    /// <exception cref="SqliteException">The copy does not fit into the memory.</exception>
    public static SqliteSession Create(SqliteSession source, ConnectionLock connectionLock)
    {
        var copy = SqliteSession.Open(source.Connection.ConnectionString);
        try
        {
            NativeSqlite.GetCompletedResult(new ValueTask<int>(copy.Prepare(NativeSqlite.TemporaryDataInMemory).ExecuteAsync(CancellationToken.None)));
            Fill(copy.Connection, source.Connection, connectionLock);
            return copy;
        }
        catch
        {
            copy.Close();
            throw;
        }
    }

    private static void Fill(SqliteConnection copy, SqliteConnection source, ConnectionLock connectionLock)
    {
        sqlite3_backup backup;
        using (connectionLock.Enter()) backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw NativeSqlite.CreateException(copy);
        try
        {
            while (Step(backup, connectionLock) is var result && result != raw.SQLITE_DONE)
            {
                if (result != raw.SQLITE_OK) throw NativeSqlite.CreateException(copy);
                connectionLock.YieldToOthers();
            }
        }
        finally
        {
            using (connectionLock.Enter()) backup.Dispose();
        }
    }

    private static int Step(sqlite3_backup backup, ConnectionLock connectionLock)
    {
        using var entered = connectionLock.Enter();
        return raw.sqlite3_backup_step(backup, PagesPerStep);
    }
}
