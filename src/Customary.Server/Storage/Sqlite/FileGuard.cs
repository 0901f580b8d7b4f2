using Customary.Server.Files;

namespace Customary.Server.Storage.Sqlite;

/// <summary>
/// Keeps a second process off an SQLite file: the writer groups commits and remembers, so it must be the only one.
/// The guard is a locked file beside the store; the operating system lets go of it however the process ends.
/// </summary>
internal sealed class FileGuard : IDisposable
{
    private readonly FileStream _held;

    private FileGuard(FileStream held) => _held = held;

    /// <summary>Takes the guard of a store, making its folder where there is none.</summary>
    /// <exception cref="StoreAwayException">Another process has it, or the place cannot be written.</exception>
    public static FileGuard Take(string path)
    {
        try
        {
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            return new(new($"{path}.lock", PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException) when (File.Exists($"{path}.lock"))
        {
            throw new StoreAwayException($"storage: another process has {path} open; stop it, or choose another file with --storage sqlite:PATH.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StoreAwayException($"storage: {path} cannot be opened: {failure.Message}", failure);
        }
    }

    public void Dispose() => _held.Dispose();
}
