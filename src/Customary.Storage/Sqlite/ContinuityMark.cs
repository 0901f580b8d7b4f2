using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Customary.Storage.Sqlite;

/// <summary>
/// A small file beside an SQLite store with the number of transactions that were acknowledged. It is written after each
/// commit without waiting for the disk, so it is never ahead of the store unless the store lost what it had: then the
/// write-ahead log lost its end, or the file is an older one. Closing the store flushes it.
/// </summary>
internal sealed class ContinuityMark : IDisposable
{
    private const string Suffix = ".mark";
    private const string Format = "customary-mark-1";
    private readonly SafeFileHandle _file;
    private readonly Guid _store;

    private ContinuityMark(SafeFileHandle file, Guid store) => (_file, _store) = (file, store);

    /// <summary>Where the mark of a store is.</summary>
    public static string PathOf(string storePath) => storePath + Suffix;

    /// <summary>What the mark of a store says; null when there is none, or none that can be read.</summary>
    public static ContinuityState? Read(string storePath)
    {
        try
        {
            return File.ReadAllText(PathOf(storePath)).Split(' ', '\n') is [Format, var store, var commits, ..]
                && Guid.TryParseExact(store, "N", out var id) && long.TryParse(commits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? new(id, count)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Opens the mark of a store for writing and sets it; only its owner can read it.</summary>
    public static ContinuityMark Open(string storePath, ContinuityState state)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = PathOf(storePath);
        new FileStream(path, options).Dispose();
        var mark = new ContinuityMark(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read), state.Store);
        mark.Set(state.Commits);
        return mark;
    }

    /// <summary>Sets the number of acknowledged transactions. Every text has the same length, so this overwrites in place.</summary>
    public void Set(long commits)
    {
        try
        {
            RandomAccess.Write(_file, Encoding.ASCII.GetBytes($"{Format} {_store:N} {commits:D20}\n"), 0);
        }
        catch (IOException)
        {
            // A mark that stays behind misses a loss; it never reports one that did not happen.
        }
    }

    /// <summary>Waits until the disk has it, then closes it.</summary>
    public void Dispose()
    {
        if (_file.IsClosed) return;
        try
        {
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException)
        {
            // See above.
        }

        _file.Dispose();
    }
}
