namespace Customary.Server.Storage.Sqlite;

/// <summary>What holds for everything that runs on SQLite.</summary>
internal static class Sqlite
{
    /// <summary>
    /// The answer of work on SQLite. Its provider has no asynchronous work, so what looks asynchronous has
    /// finished when it returns; that is what lets one store serve both databases.
    /// </summary>
    public static TAnswer Finished<TAnswer>(ValueTask<TAnswer> work) =>
        work.IsCompleted
            ? work.GetAwaiter().GetResult()
            : throw new InvalidOperationException("Work on SQLite waited for something other than SQLite.");
}
