namespace Customary.Server.Commands;

/// <summary>Finds secrets on the command line, which other users of the machine can read in the list of processes.</summary>
internal static class LiteralSecrets
{
    private const string FilePrefix = "file:";

    /// <summary>A warning about the option of a setting; null if its value contains no secret.</summary>
    public static string? Find(Setting setting, string value)
    {
        if (setting == SettingDefinitions.Storage) return FindInStorage($"--{setting.Name}", value, $", or the variable {setting.EnvironmentVariable}");
        var items = setting.IsList ? value.Split(';', StringSplitOptions.TrimEntries) : [value];
        return setting.IsSecret && !Array.TrueForAll(items, item => item.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase))
            ? Warn($"--{setting.Name}", "the value", $"`file:PATH`, or the variable {setting.EnvironmentVariable}")
            : null;
    }

    /// <summary>A warning about an option that contains a value of the setting <c>storage</c>; null if it contains no password.</summary>
    /// <param name="option">The option, with its dashes.</param>
    /// <param name="storage">Its value.</param>
    /// <param name="alternative">What can be used besides PGPASSFILE and PGPASSWORD.</param>
    public static string? FindInStorage(string option, string storage, string alternative = "") =>
        DatabaseFactory.HasPassword(storage) ? Warn(option, "the password", $"PGPASSFILE or PGPASSWORD{alternative}") : null;

    private static string Warn(string option, string secret, string alternative) =>
        $"{option}: other users of this machine can read {secret} on the command line. Use {alternative}.";
}
