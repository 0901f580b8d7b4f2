using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Customary.Storage.Sqlite;

/// <summary>Copies an in-memory database, which others read meanwhile.</summary>
internal static class MemoryCopy
{
    // 4 MB. Readers wait for one step only.
    private const int PagesPerStep = 1000;

    /// <summary>Creates a copy on a connection of its own. Nobody may write to the source meanwhile.</summary>
    /// <param name="source">The connection of the database. Readers use it too.</param>
    /// <param name="connectionGate">The lock of that connection.</param>
    /// <exception cref="SqliteException">The copy does not fit into the memory.</exception>
    public static SqliteSession Create(SqliteSession source, Lock connectionGate)
    {
        var copy = SqliteSession.Open(source.Connection.ConnectionString);
        try
        {
            NativeSqlite.GetCompletedResult(new ValueTask<int>(copy.Prepare(NativeSqlite.TemporaryDataInMemory).ExecuteAsync(CancellationToken.None)));
            Fill(copy.Connection, source.Connection, connectionGate);
            return copy;
        }
        catch
        {
            copy.Close();
            throw;
        }
    }

    private static void Fill(SqliteConnection copy, SqliteConnection source, Lock connectionGate)
    {
        sqlite3_backup backup;
        lock (connectionGate) backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw NativeSqlite.CreateException(copy);
        try
        {
            int result;
            do
            {
                lock (connectionGate) result = raw.sqlite3_backup_step(backup, PagesPerStep);
            }
            while (result == raw.SQLITE_OK);
            if (result != raw.SQLITE_DONE) throw NativeSqlite.CreateException(copy);
        }
        finally
        {
            lock (connectionGate) backup.Dispose();
        }
    }
}
