using Customary.Storage.Postgres;
using Customary.Storage.Sql;
using Customary.Storage.Sqlite;

namespace Customary.Storage;

/// <summary>Opens the database that the setting <c>storage</c> names.</summary>
internal static class DatabaseFactory
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";
    private const string Memory = "memory";

    /// <summary>Whether a text names a database as the setting <c>storage</c> does.</summary>
    public static bool IsStorage(string text) =>
        text == Memory
        || (text.StartsWith(SqlitePrefix, StringComparison.Ordinal) && text.Length > SqlitePrefix.Length)
        || (text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && PostgresConnectionString.TryRead(text[PostgresPrefix.Length..], out _));

    /// <summary>Whether the data is lost when the process stops.</summary>
    public static bool IsMemory(string storage) => storage == Memory;

    /// <summary>Opens the database of that name and brings its schema up to date.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be opened; the message is for the operator.</exception>
    internal static async Task<Database> OpenAsync(string storage, TimeProvider clock, CancellationToken cancellationToken, bool refuseLoss = false)
    {
        if (storage.StartsWith(PostgresPrefix, StringComparison.Ordinal))
            return await PostgresDatabase.OpenAsync(storage[PostgresPrefix.Length..], clock, cancellationToken);
        return storage.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? await SqliteDatabase.OpenFileAsync(storage[SqlitePrefix.Length..], clock, cancellationToken, refuseLoss)
            : await SqliteDatabase.OpenMemoryAsync(clock, cancellationToken);
    }

    /// <summary>The same for reading or writing all of it: a statement may take an hour.</summary>
    internal static Task<Database> OpenForTransferAsync(string storage, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(storage.StartsWith(PostgresPrefix, StringComparison.Ordinal) ? $"{storage};Command Timeout=3600" : storage, clock, cancellationToken);
}
