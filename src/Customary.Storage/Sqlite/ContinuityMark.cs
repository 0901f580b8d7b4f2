using Microsoft.Win32.SafeHandles;

namespace Customary.Storage.Sqlite;

/// <summary>
/// A file next to an SQLite file that contains the number of acknowledged transactions. It is written after each commit
/// without a flush. If its count is higher than the count in the database, the database has lost transactions: the
/// write-ahead log was truncated, or the file is an older copy. <see cref="Dispose"/> flushes the mark.
/// </summary>
internal sealed class ContinuityMark : IDisposable
{
    private const string Suffix = ".mark";
    private const string Format = "customary-mark-1";
    private readonly SafeFileHandle _file;
    private readonly Guid _store;

    private ContinuityMark(SafeFileHandle file, Guid store) => (_file, _store) = (file, store);

    /// <summary>Returns the path of the mark of a database file.</summary>
    public static string GetPath(string storePath) => storePath + Suffix;

    /// <summary>Reads the mark of a database file; null when it is missing or unreadable.</summary>
    public static ContinuityState? Read(string storePath)
    {
        try
        {
            return File.ReadAllText(GetPath(storePath)).Split(' ', '\n') is [Format, var store, var commits, ..]
                && Guid.TryParseExact(store, "N", out var id) && long.TryParse(commits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? new(id, count)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Opens the mark for writing, creates it if needed with access for its owner only, and sets its state.</summary>
    public static ContinuityMark Open(string storePath, ContinuityState state)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = GetPath(storePath);
        new FileStream(path, options).Dispose();
        var mark = new ContinuityMark(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read), state.Store);
        mark.Set(state.Commits);
        return mark;
    }

    /// <summary>Sets the number of acknowledged transactions. The text has a constant length, so each write replaces the previous one.</summary>
    public void Set(long commits)
    {
        try
        {
            RandomAccess.Write(_file, Encoding.ASCII.GetBytes($"{Format} {_store:N} {commits:D20}\n"), 0);
        }
        catch (IOException)
        {
            // An outdated mark can miss a loss, but it never reports a false one.
        }
    }

    /// <summary>Flushes the mark to disk and closes it.</summary>
    public void Dispose()
    {
        if (_file.IsClosed) return;
        try
        {
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException)
        {
            // See Set.
        }

        _file.Dispose();
    }
}
