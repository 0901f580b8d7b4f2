namespace Customary.Storage.Sqlite;

/// <summary>Counts the commits of an SQLite file: in the database within each transaction, and in the mark after each commit.</summary>
internal sealed class ContinuityCounter(ContinuityMark mark, long commits) : IDisposable
{
    private const string Count = "update continuity set commits = $1";
    private long _commits = commits;

    /// <summary>Writes the new count in the current transaction.</summary>
    public void Write(SqliteSession session) =>
        NativeSqlite.GetCompletedResult(new ValueTask<int>(session.Prepare(Count).Bind(_commits + 1).ExecuteAsync(CancellationToken.None)));

    /// <summary>Updates the mark after the commit.</summary>
    public void Committed() => mark.Set(++_commits);

    public void Dispose() => mark.Dispose();
}
