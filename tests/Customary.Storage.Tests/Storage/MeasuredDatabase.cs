using Customary.Storage.Sql;
using Customary.Storage.Sqlite;
using SQLitePCL;

namespace Customary.Storage.Tests.Storage;

/// <summary>
/// A database that measures the cost of reads in reproducible units: virtual machine instructions of SQLite, and rows
/// that PostgreSQL reads from tables.
/// </summary>
internal sealed class MeasuredDatabase(Database database) : Database
{
    private const string Begin = "begin";
    private const string Rollback = "rollback";
    private const string RowsRead = "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint from pg_stat_xact_user_tables";

    /// <summary>The cost of all reads so far.</summary>
    public long Work { get; private set; }

    public override string Description => database.Description;

    public override ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken) =>
        database.ReadAsync((state, read, measured: this), static (session, asked, cancellationToken) => session is SqliteSession sqlite
            ? asked.measured.CountAsync(sqlite, asked.state, asked.read, cancellationToken)
            : asked.measured.CountAsync(session, asked.state, asked.read, cancellationToken), cancellationToken);

    public override Task<TAnswer> WriteAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken) =>
        database.WriteAsync(write, cancellationToken);

    public override ValueTask DisposeAsync() => database.DisposeAsync();

    private async ValueTask<TAnswer> CountAsync<TState, TAnswer>(
        SqliteSession session, TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken)
    {
        raw.sqlite3_progress_handler(session.Connection.Handle, 1, _ =>
        {
            Work++;
            return 0;
        }, null);
        try
        {
            return await read(session, state, cancellationToken);
        }
        finally
        {
            raw.sqlite3_progress_handler(session.Connection.Handle, 0, null, null);
        }
    }

    private async ValueTask<TAnswer> CountAsync<TState, TAnswer>(
        DbSession session, TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken)
    {
        // PostgreSQL reports statistics of earlier transactions late, so only the difference counts.
        await session.Prepare(Begin).ExecuteAsync(cancellationToken);
        var before = await RowsReadAsync(session, cancellationToken);
        var response = await read(session, state, cancellationToken);
        Work += await RowsReadAsync(session, cancellationToken) - before;
        await session.Prepare(Rollback).ExecuteAsync(cancellationToken);
        return response;
    }

    private static async ValueTask<long> RowsReadAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(RowsRead).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }
}
