using Customary.Server.Settings;
using Customary.Server.Storage.Sqlite;

namespace Customary.Server.Storage;

/// <summary>Opens the database that the setting <c>storage</c> names.</summary>
public static class Databases
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="StoreAwayException">It cannot be opened; the message is for the operator.</exception>
    public static async Task<Database> OpenAsync(ServiceSettings settings, TimeProvider clock, CancellationToken stop)
    {
        if (!settings.IsSet(AllSettings.Storage, out var storage)) return await SqliteDatabase.OpenFileAsync(UsersFile(), clock, stop);
        return storage.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? await SqliteDatabase.OpenFileAsync(storage[SqlitePrefix.Length..], clock, stop)
            : await SqliteDatabase.OpenMemoryAsync(clock, stop);
    }

    private static string UsersFile()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "customary", "customary.db")
            : throw new SettingsException("storage: this user has no data folder; say where the data is to be kept, such as sqlite:/var/lib/customary/customary.db.");
    }
}
