using Customary.Storage.Files;
using Customary.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// A consistent copy of an SQLite store, also of one that is running: it is read as of one moment, and neither requests
/// nor the writer wait for it.
/// </summary>
internal static class SqliteBackup
{
    /// <exception cref="StorageUnavailableException">The store cannot be read, or the copy not be written or not be proved; the message is for the operator.</exception>
    public static void Create(string path, string target)
    {
        if (!File.Exists(path)) throw new StorageUnavailableException($"backup: there is no store at {path}.");
        if (File.Exists(target)) throw new StorageUnavailableException($"backup: {target} exists; name a file that does not.");

        // Under another name until it is whole: what has the name that was asked for can be trusted.
        var unfinished = $"{target}.unfinished";
        try
        {
            File.Delete(unfinished);
            SqliteFiles.Restrict(path);
            using (var made = OpenPrivately(unfinished))
            {
                using var source = Open(path, SqliteOpenMode.ReadWrite);
                source.BackupDatabase(made);
                GiveOwnId(made);
                Verify(made);
            }

            File.Move(unfinished, target);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"backup: {path} could not be copied to {target}: {exception.Message}", exception);
        }
    }

    // Customers' data is nobody else's on a shared machine.
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

    // What is restored from it is behind the store on purpose, so the mark beside that store must not be compared with it.
    private static void GiveOwnId(SqliteConnection made)
    {
        using var command = made.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name = 'continuity'";
        if ((long)command.ExecuteScalar()! == 0) return;
        command.CommandText = "update continuity set store_id = randomblob(16), commits = 0";
        command.ExecuteNonQuery();
    }

    private static void Verify(SqliteConnection made)
    {
        using var check = made.CreateCommand();

        // One file, with nothing beside it.
        check.CommandText = "pragma journal_mode = delete; pragma quick_check(1)";
        using var told = check.ExecuteReader();
        told.NextResult();
        if (!told.Read() || told.GetString(0) != "ok") throw new IOException("the copy is damaged.");
    }
}
