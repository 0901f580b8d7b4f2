using Customary.Storage.Files;

namespace Customary.Storage.Sqlite;

/// <summary>Protects the files of an SQLite database. All of them hold customer data, so only the user who runs the server can access them.</summary>
internal static class SqliteFiles
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal", ".lock", ".mark"];

    /// <summary>
    /// Creates the database file if there is none, and removes the access of other users from every file of the store.
    /// SQLite gives the files that it adds later the mode of the database file.
    /// </summary>
    /// <returns>Warnings about what other users can still access.</returns>
    /// <exception cref="StorageUnavailableException">The file cannot be created.</exception>
    public static IReadOnlyList<string> Protect(string path)
    {
        try
        {
            // Create the file here, because SQLite would create it with the umask's mode.
            if (!File.Exists(path)) new FileStream(path, PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite)).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"storage: {path} cannot be opened: {exception.Message}", exception);
        }

        return [.. Restrict(path), .. PrivateFolder.FindExposure(Path.GetDirectoryName(path)!) is { } exposure ? [exposure] : (string[])[]];
    }

    /// <summary>Removes the access of other users from every existing file of the store.</summary>
    /// <returns>Warnings about files that other users can still access.</returns>
    public static IReadOnlyList<string> Restrict(string path) =>
        [.. Suffixes.Select(suffix => PrivateFile.Restrict(path + suffix)).OfType<string>()];
}
