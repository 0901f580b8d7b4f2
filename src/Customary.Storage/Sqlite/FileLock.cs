using Customary.Storage.Files;

namespace Customary.Storage.Sqlite;

/// <summary>
/// Prevents a second process from opening the same SQLite file, because the writer must be the only one. The lock is
/// an open file next to the database file. The operating system releases it when the process ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Locks a database file. Creates its folder if needed.</summary>
    /// <exception cref="StorageUnavailableException">Another process has the lock, or the folder is not writable.</exception>
    public static FileLock Acquire(string path)
    {
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            return new(new($"{path}.lock", PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException) when (File.Exists($"{path}.lock"))
        {
            throw new StorageInUseException(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StorageUnavailableException($"storage: {path} cannot be opened: {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
