namespace Customary.Hosting.Configuration;

/// <summary>The setting <c>storage</c>: which database it names, and how it is opened.</summary>
internal static class StorageSetting
{
    /// <summary>The storage that is set, or a SQLite file in the user's data folder.</summary>
    /// <exception cref="SettingsException">The user has no data folder.</exception>
    public static string Resolve(CustomarySettings settings) =>
        settings.IsSet(SettingDefinitions.Storage, out var storage) ? storage : "sqlite:" + DefaultFile();

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="clock">The clock that dates the migrations.</param>
    /// <param name="report">Receives the progress of the migrations.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SettingsException">The user has no data folder.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot be opened. The message is for the operator.</exception>
    public static Task<Database> OpenAsync(CustomarySettings settings, TimeProvider clock, Action<MigrationProgress> report, CancellationToken cancellationToken) =>
        DatabaseFactory.OpenAsync(Resolve(settings), clock, cancellationToken, settings.Get(SettingDefinitions.StorageCheck), report);

    private static string DefaultFile()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "customary", "customary.db")
            : throw new SettingsException("storage: missing, and this user has no data folder. Use for example `sqlite:/var/lib/customary/customary.db`.");
    }
}
