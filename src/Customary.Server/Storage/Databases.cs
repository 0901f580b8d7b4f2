using Customary.Server.Settings;
using Customary.Server.Storage.Postgres;
using Customary.Server.Storage.Sqlite;

namespace Customary.Server.Storage;

/// <summary>Opens the database that the setting <c>storage</c> names.</summary>
public static class Databases
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";
    private const string Memory = "memory";

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="StoreAwayException">It cannot be opened; the message is for the operator.</exception>
    public static async Task<Database> OpenAsync(ServiceSettings settings, TimeProvider clock, CancellationToken stop)
    {
        var storage = settings.IsSet(AllSettings.Storage, out var said) ? said : SqlitePrefix + UsersFile();
        return await OpenAsync(storage, clock, stop, settings.Get(AllSettings.StorageCheck));
    }

    /// <summary>Whether a text names a database as the setting <c>storage</c> does.</summary>
    public static bool IsStorage(string text) =>
        text == Memory
        || (text.StartsWith(SqlitePrefix, StringComparison.Ordinal) && text.Length > SqlitePrefix.Length)
        || (text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && PostgresAddress.TryRead(text[PostgresPrefix.Length..], out _));

    /// <summary>Whether the data is lost when the process stops.</summary>
    public static bool IsMemory(ServiceSettings settings) => settings.IsSet(AllSettings.Storage, out var storage) && storage == Memory;

    /// <summary>Opens the database of that name and brings its schema up to date.</summary>
    /// <exception cref="StoreAwayException">It cannot be opened; the message is for the operator.</exception>
    internal static async Task<Database> OpenAsync(string storage, TimeProvider clock, CancellationToken stop, bool refuseLoss = false)
    {
        if (storage.StartsWith(PostgresPrefix, StringComparison.Ordinal))
            return await PostgresDatabase.OpenAsync(storage[PostgresPrefix.Length..], clock, stop);
        return storage.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? await SqliteDatabase.OpenFileAsync(storage[SqlitePrefix.Length..], clock, stop, refuseLoss)
            : await SqliteDatabase.OpenMemoryAsync(clock, stop);
    }

    /// <summary>The same for reading or writing all of it: a statement may take an hour.</summary>
    internal static Task<Database> OpenForMovingAsync(string storage, TimeProvider clock, CancellationToken stop) =>
        OpenAsync(storage.StartsWith(PostgresPrefix, StringComparison.Ordinal) ? $"{storage};Command Timeout=3600" : storage, clock, stop);

    private static string UsersFile()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "customary", "customary.db")
            : throw new SettingsException("storage: this user has no data folder; say where the data is to be kept, such as sqlite:/var/lib/customary/customary.db.");
    }
}
