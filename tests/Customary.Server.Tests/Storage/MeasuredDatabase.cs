using Customary.Server.Storage;
using Customary.Server.Storage.Sqlite;
using SQLitePCL;

namespace Customary.Server.Tests.Storage;

/// <summary>
/// A database that counts what its reads cost, in a unit that is the same in every run: SQLite's virtual machine
/// instructions, as its progress handler sees them, and the rows that PostgreSQL reads from tables.
/// </summary>
internal sealed class MeasuredDatabase(Database database) : Database
{
    private const string Begin = "begin";
    private const string Rollback = "rollback";
    private const string RowsRead = "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint from pg_stat_xact_user_tables";

    /// <summary>What the reads so far cost.</summary>
    public long Work { get; private set; }

    public override string Place => database.Place;

    public override ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop) =>
        database.ReadAsync((state, read, measured: this), static (session, asked, stop) => session is SqliteSession sqlite
            ? asked.measured.CountAsync(sqlite, asked.state, asked.read, stop)
            : asked.measured.CountAsync(session, asked.state, asked.read, stop), stop);

    public override Task<TAnswer> WriteAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop) =>
        database.WriteAsync(write, stop);

    public override ValueTask DisposeAsync() => database.DisposeAsync();

    private async ValueTask<TAnswer> CountAsync<TState, TAnswer>(
        SqliteSession session, TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop)
    {
        raw.sqlite3_progress_handler(session.Connection.Handle, 1, _ =>
        {
            Work++;
            return 0;
        }, null);
        try
        {
            return await read(session, state, stop);
        }
        finally
        {
            raw.sqlite3_progress_handler(session.Connection.Handle, 0, null, null);
        }
    }

    private async ValueTask<TAnswer> CountAsync<TState, TAnswer>(
        Session session, TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop)
    {
        // The server adds up what it has not yet reported, also of earlier transactions, so only the difference counts.
        await session.Statement(Begin).ExecuteAsync(stop);
        var before = await RowsReadAsync(session, stop);
        var answer = await read(session, state, stop);
        Work += await RowsReadAsync(session, stop) - before;
        await session.Statement(Rollback).ExecuteAsync(stop);
        return answer;
    }

    private static async ValueTask<long> RowsReadAsync(Session session, CancellationToken stop)
    {
        await using var row = await session.Statement(RowsRead).QueryAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0);
    }
}
