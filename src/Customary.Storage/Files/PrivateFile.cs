namespace Customary.Storage.Files;

/// <summary>
/// Files that only the user who runs the server can read and write: mode 0600 on Unix, whatever the umask.
/// Windows has no modes; there a file inherits the access list of its folder.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Options for opening a file that is private if this creates it.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows() && mode is not (FileMode.Open or FileMode.Truncate)) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    /// <summary>Removes the access of other users from an existing file.</summary>
    /// <returns>A warning if other users keep access; null if they have none or there is no such file.</returns>
    public static string? Restrict(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path)) return null;
        try
        {
            // By path: opening and closing the file would drop the locks that SQLite has on it in this process.
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~OwnerOnly) != UnixFileMode.None) File.SetUnixFileMode(path, mode & OwnerOnly);
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Other users can access the file {path}, and its mode cannot be changed: {exception.Message} Run `chmod 600` on it as its owner.";
        }
    }
}
