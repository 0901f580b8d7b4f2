using Customary.Storage.Files;
using Customary.Storage.Sql;

namespace Customary.Storage.Sqlite;

/// <summary>
/// Keeps a second process off an SQLite file: the writer groups commits and remembers, so it must be the only one.
/// The guard is a locked file beside the store; the operating system lets go of it however the process ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <summary>Takes the guard of a store, making its folder where there is none.</summary>
    /// <exception cref="StorageUnavailableException">Another process has it, or the place cannot be written.</exception>
    public static FileLock Acquire(string path)
    {
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            return new(new($"{path}.lock", PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException) when (File.Exists($"{path}.lock"))
        {
            throw new StorageUnavailableException($"storage: another process has {path} open; stop it, or choose another file with --storage sqlite:PATH.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StorageUnavailableException($"storage: {path} cannot be opened: {exception.Message}", exception);
        }
    }

    public void Dispose() => _held.Dispose();
}
