namespace Customary.Storage.Sqlite;

/// <summary>Counts the commits of an SQLite store: in the store, within each transaction, and in the mark beside it, after each commit.</summary>
internal sealed class ContinuityCounter(ContinuityMark mark, long commits) : IDisposable
{
    private const string Count = "update continuity set commits = $1";
    private long _commits = commits;

    /// <summary>Counts the transaction that is about to be committed.</summary>
    public void Write(SqliteSession session) =>
        NativeSqlite.Finished(new ValueTask<int>(session.Prepare(Count).Bind(_commits + 1).ExecuteAsync(CancellationToken.None)));

    /// <summary>The transaction is on disk.</summary>
    public void Committed() => mark.Set(++_commits);

    public void Dispose() => mark.Dispose();
}
