using Customary.Storage.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Customary.Storage.Sqlite;

/// <summary>
/// Backs up an SQLite file, even while the server uses it. The backup is a consistent snapshot and blocks neither
/// reads nor writes.
/// </summary>
internal static class SqliteBackup
{
    private const int PagesPerStep = 1000;

    /// <summary>Copies the database to a new file and verifies the copy.</summary>
    /// <param name="path">The path of the database.</param>
    /// <param name="target">The path of the copy, which must not exist.</param>
    /// <param name="report">Receives the copied part, from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the operation. Then there is no copy.</param>
    /// <exception cref="StorageUnavailableException">The database is unreadable, or the copy failed or is damaged. The message is for the operator.</exception>
    public static void Create(string path, string target, Action<double> report, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new StorageUnavailableException($"backup: there is no store at {path}.");
        if (File.Exists(target)) throw new StorageUnavailableException($"backup: {target} exists; name a file that does not.");

        // Write to a temporary name first, so a file with the target name is always complete.
        var unfinished = $"{target}.unfinished";
        try
        {
            File.Delete(unfinished);
            SqliteFiles.Restrict(path);
            using (var copy = OpenPrivately(unfinished))
            {
                using var source = Open(path, SqliteOpenMode.ReadWrite);
                NativeSqlite.StopWhenCanceled(copy, cancellationToken);
                Copy(source, copy, report, cancellationToken);
                SetNewStoreId(copy);
                Verify(copy);
            }

            File.Move(unfinished, target);
        }
        catch (Exception exception) when (exception is OperationCanceledException || (exception is SqliteException && cancellationToken.IsCancellationRequested))
        {
            File.Delete(unfinished);
            throw new OperationCanceledException("The backup was canceled.", exception, cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"backup: {path} could not be copied to {target}: {exception.Message}", exception);
        }
    }

    private static void Copy(SqliteConnection source, SqliteConnection copy, Action<double> report, CancellationToken cancellationToken)
    {
        // In a read transaction all steps copy the same snapshot. Without one, each change would start the copy again.
        using var transaction = source.BeginTransaction(deferred: true);
        using (var command = source.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = "select count(*) from sqlite_master";
            command.ExecuteScalar();
        }

        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw NativeSqlite.CreateException(copy);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = raw.sqlite3_backup_step(backup, PagesPerStep);
            if (result == raw.SQLITE_DONE) break;
            if (result != raw.SQLITE_OK) throw NativeSqlite.CreateException(copy);
            report(1 - ((double)raw.sqlite3_backup_remaining(backup) / raw.sqlite3_backup_pagecount(backup)));
        }

        report(1);
    }

    // Only the current user can access the copy.
    private static SqliteConnection OpenPrivately(string path)
    {
        new FileStream(path, PrivateFile.Options(FileMode.CreateNew, FileAccess.Write)).Dispose();
        return Open(path, SqliteOpenMode.ReadWrite);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = NativeSqlite.TemporaryDataInMemory;
        command.ExecuteNonQuery();
        return connection;
    }

    // A restored backup is older on purpose, so it must not be compared with the mark of the original.
    private static void SetNewStoreId(SqliteConnection copy)
    {
        using var command = copy.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name = 'continuity'";
        if ((long)command.ExecuteScalar()! == 0) return;
        command.CommandText = "update continuity set store_id = randomblob(16), commits = 0";
        command.ExecuteNonQuery();
    }

    private static void Verify(SqliteConnection copy)
    {
        using var check = copy.CreateCommand();
        // The journal mode "delete" leaves a single file without a write-ahead log.
        check.CommandText = "pragma journal_mode = delete; pragma quick_check(1)";
        using var row = check.ExecuteReader();
        row.NextResult();
        if (!row.Read() || row.GetString(0) != "ok") throw new IOException("the copy is damaged.");
    }
}
