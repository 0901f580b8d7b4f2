namespace Customary.Storage.Files;

/// <summary>Folders for private files.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode GroupAndOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Creates a folder that only its owner can access; an existing one stays as it is.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>A warning if other users can access the folder; null if they cannot. The mode of an existing folder is the operator's to change.</summary>
    public static string? FindExposure(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & GroupAndOthers) == UnixFileMode.None) return null;
            var octal = Convert.ToString((int)mode, 8).PadLeft(4, '0');
            return string.Create(CultureInfo.InvariantCulture, $"Other users can access the folder {path} (mode {octal}). Run `chmod 700 {path}`.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The mode of the folder {path} cannot be read: {exception.Message}";
        }
    }
}
