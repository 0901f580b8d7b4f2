namespace Customary.Hosting.Configuration;

/// <summary>Reads the secrets of settings, which can be in a file.</summary>
internal static class SecretReader
{
    private const string FilePrefix = "file:";

    /// <summary>Returns the secret of a setting: its value, or the content of the file that it names.</summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static string Read(string value, Setting setting) => value.StartsWith(FilePrefix, StringComparison.Ordinal) ? ReadFile(value[FilePrefix.Length..], setting) : value;

    private static string ReadFile(string path, Setting setting)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{setting.Name}: the file {path} cannot be read: {exception.Message}");
        }
    }
}
