using Customary.Storage.Files;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// Backs up an SQLite file, even while the server uses it. The backup is a consistent snapshot and blocks neither
/// reads nor writes.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Copies the database to a new file and verifies the copy.</summary>
    /// <exception cref="StorageUnavailableException">The database is unreadable, or the copy failed or is damaged. The message is for the operator.</exception>
    public static void Create(string path, string target)
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
                source.BackupDatabase(copy);
                SetNewStoreId(copy);
                Verify(copy);
            }

            File.Move(unfinished, target);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"backup: {path} could not be copied to {target}: {exception.Message}", exception);
        }
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
