using Customary.Storage.Postgres;
using Customary.Storage.Sqlite;

namespace Customary.Storage;

/// <summary>Opens the database that the setting <c>storage</c> selects: <c>memory</c>, <c>sqlite:PATH</c> or <c>postgres:CONNECTIONSTRING</c>.</summary>
internal static class DatabaseFactory
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";
    private const string Memory = "memory";

    /// <summary>Whether a text is a valid value of the setting <c>storage</c>.</summary>
    public static bool IsStorage(string text) =>
        text == Memory
        || (text.StartsWith(SqlitePrefix, StringComparison.Ordinal) && text.Length > SqlitePrefix.Length)
        || (text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && PostgresConnectionString.TryRead(text[PostgresPrefix.Length..], out _));

    /// <summary>Says what is wrong with a connection string, without its values; null for any other text.</summary>
    public static string? FindError(string text) =>
        text.StartsWith(PostgresPrefix, StringComparison.Ordinal) ? PostgresConnectionString.FindError(text[PostgresPrefix.Length..]) : null;

    /// <summary>Whether a text contains the password of a database.</summary>
    public static bool HasPassword(string text) =>
        text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && PostgresConnectionString.TryRead(text[PostgresPrefix.Length..], out var address)
        && !string.IsNullOrEmpty(address.Password + address.SslPassword);

    /// <summary>Whether the data is lost when the process stops.</summary>
    public static bool IsMemory(string storage) => storage == Memory;

    /// <summary>Opens a database and applies the pending migrations.</summary>
    /// <param name="storage">A valid value of the setting <c>storage</c>.</param>
    /// <param name="clock">The clock that dates the migrations.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="refuseLoss">Whether to fail when acknowledged transactions are missing from an SQLite file.</param>
    /// <param name="report">Receives the progress of the migrations of a file or a server; null if nobody reads it.</param>
    /// <exception cref="StorageUnavailableException">The database cannot be opened. The message is for the operator.</exception>
    internal static async Task<Database> OpenAsync(
        string storage, TimeProvider clock, CancellationToken cancellationToken, bool refuseLoss = false, Action<MigrationProgress>? report = null)
    {
        if (storage.StartsWith(PostgresPrefix, StringComparison.Ordinal))
            return await PostgresDatabase.OpenAsync(storage[PostgresPrefix.Length..], clock, cancellationToken, report);
        return storage.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? await SqliteDatabase.OpenFileAsync(storage[SqlitePrefix.Length..], clock, cancellationToken, refuseLoss, report)
            : await SqliteDatabase.OpenMemoryAsync(clock, cancellationToken);
    }

    /// <summary>Opens a database for reading or writing all of its data: a statement can take one hour.</summary>
    internal static Task<Database> OpenForTransferAsync(string storage, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(storage.StartsWith(PostgresPrefix, StringComparison.Ordinal) ? $"{storage};Command Timeout=3600" : storage, clock, cancellationToken);
}
