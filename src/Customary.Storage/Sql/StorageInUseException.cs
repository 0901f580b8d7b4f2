namespace Customary.Storage.Sql;

/// <summary>Another process has the SQLite file open.</summary>
/// <param name="path">The full path of the file.</param>
internal sealed class StorageInUseException(string path)
    : StorageUnavailableException($"storage: another process has {path} open; stop it, or choose another file with --storage sqlite:PATH.")
{
    /// <summary>The full path of the file.</summary>
    public string Path => path;
}
