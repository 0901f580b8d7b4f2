using SQLitePCL;

namespace Customary.Storage.Sqlite;

/// <summary>What holds for everything that runs on SQLite.</summary>
internal static class NativeSqlite
{
    /// <summary>
    /// Keeps savepoint journals and sorted rows out of the system's temporary folder, where customer data would outlive
    /// the folder's protection. Source: "Temporary Files Used By SQLite".
    /// </summary>
    public const string TemporaryDataInMemory = "pragma temp_store = memory";

    private static readonly Lazy<bool> Configured = new(Configure);

    /// <summary>
    /// Prepares SQLite before its first connection: one thread at a time uses a connection here, so SQLite need not lock
    /// it for each value that is read, and nobody asks it how much memory it has. Source: "Using SQLite In
    /// Multi-Threaded Applications"; measured: a fifth of what reading a page costs.
    /// </summary>
    public static void Prepare() => _ = Configured.Value;

    /// <summary>
    /// The answer of work on SQLite. Its provider has no asynchronous work, so what looks asynchronous has
    /// finished when it returns; that is what lets one store serve both databases.
    /// </summary>
    public static TAnswer Finished<TAnswer>(ValueTask<TAnswer> work) =>
        work.IsCompleted
            ? work.GetAwaiter().GetResult()
            : throw new InvalidOperationException("Work on SQLite waited for something other than SQLite.");

    // Whoever opened a connection in this process before has settled it; then SQLite locks as it always did.
    private static bool Configure()
    {
        Batteries_V2.Init();
        return raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD) == raw.SQLITE_OK
            && raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0) == raw.SQLITE_OK;
    }
}
