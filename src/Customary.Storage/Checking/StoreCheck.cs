using System.Data.Common;
using System.Text.Json;
using Customary.Storage.Postgres;
using Customary.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Customary.Storage.Checking;

/// <summary>
/// Checks the consistency of a whole database in one snapshot. It changes nothing and can run while the server runs.
/// Rows are streamed, so memory use does not grow with the database.
/// </summary>
/// <param name="report">Receives one message per finding.</param>
/// <param name="completed">Is called after each of the <see cref="Steps"/> checks.</param>
internal sealed class StoreCheck(Action<string> report, Action completed)
{
    /// <summary>The number of checks of a store.</summary>
    public static int Steps { get; } = 1 + Invariant.All.Count + FoldedColumns.All.Count;

    private const string QuickCheck = "select quick_check from pragma_quick_check where quick_check <> 'ok'";
    private const string NewestMigration = "select max(number) from migrations";
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromHours(1);

    /// <summary>Checks an SQLite file.</summary>
    /// <exception cref="StorageUnavailableException">The file does not exist.</exception>
    public async Task CheckSqliteAsync(string path, CancellationToken cancellationToken)
    {
        var mark = ContinuityMark.Read(path);
        var isEmpty = ContinuityCheck.IsEmpty(path);
        if (isEmpty && mark is null) throw new StorageUnavailableException($"check: there is no store at {path}.");
        if (ContinuityCheck.Compare(path, isEmpty, mark, null) is { } missing) report(missing);
        if (isEmpty) return;
        NativeSqlite.Prepare();
        try
        {
            await using var session = new SqliteSession(await OpenAsync(path, cancellationToken));
            NativeSqlite.StopWhenCanceled(session.Connection, cancellationToken);
            await session.Prepare("begin").ExecuteAsync(cancellationToken);
            await ReportAsync(session, new Invariant("quick_check", QuickCheck), cancellationToken);
            isEmpty = await ContinuityCheck.HasNoTablesAsync(session, cancellationToken);
            if (ContinuityCheck.Compare(path, isEmpty, mark, await ContinuityCheck.ReadAsync(session, cancellationToken)) is { } behind) report(behind);
            if (isEmpty) return;
            await CheckAsync(session, cancellationToken);
        }
        catch (SqliteException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            report($"{path}: {exception.Message}");
        }
    }

    /// <summary>Checks a PostgreSQL database.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public async Task CheckPostgresAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (!PostgresConnectionString.TryRead(connectionString, out var address)) throw new StorageUnavailableException("check: the text after postgres: is not a connection string with a Database.");
        address.CommandTimeout = (int)StatementTimeout.TotalSeconds;
        try
        {
            await using var source = PostgresConnectionString.CreateDataSource(address);
            await using var session = new PostgresSession(await source.OpenConnectionAsync(cancellationToken), generation: 0, openedAt: 0);
            await session.Prepare("begin isolation level repeatable read read only").ExecuteAsync(cancellationToken);
            completed();
            await CheckAsync(session, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new StorageUnavailableException($"check: {PostgresConnectionString.Describe(address)} cannot be read: {exception.Message}", exception);
        }
    }

    private async Task CheckAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using (var row = await session.Prepare(NewestMigration).QueryAsync(cancellationToken))
        {
            await row.ReadAsync(cancellationToken);
            if (row.IsDBNull(0) || row.GetInt64(0) != Migrations.Newest(session.Dialect))
            {
                report($"migrations: the store has schema {(row.IsDBNull(0) ? 0 : row.GetInt64(0))}, and this version checks schema {Migrations.Newest(session.Dialect)}; start the service once, or use its version");
                return;
            }
        }

        foreach (var invariant in Invariant.All) await ReportAsync(session, invariant, cancellationToken);
        foreach (var table in FoldedColumns.All) await ReportAsync(session, table, cancellationToken);
    }

    private async Task ReportAsync(DbSession session, Invariant invariant, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(invariant.Query).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) report($"{invariant.Finding} ({Describe(row, row.FieldCount)})");
        completed();
    }

    private async Task ReportAsync(DbSession session, FoldedColumns table, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(table.Query).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            if (!AreRight(table, row)) report($"{table.Finding} ({Describe(row, 2)})");
        }

        completed();
    }

    private static bool AreRight(FoldedColumns table, DbDataReader row)
    {
        try
        {
            return table.AreRight(row);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Describe(DbDataReader row, int columns) => string.Join(", ", Enumerable.Range(0, columns).Select(column => row.GetValue(column) switch
    {
        byte[] { Length: 16 } id => $"{row.GetName(column)} {new Guid(id, bigEndian: true)}",
        byte[] bytes => $"{row.GetName(column)} {bytes.Length} bytes",
        string text when row.FieldCount == 1 => text,
        var value => string.Create(CultureInfo.InvariantCulture, $"{row.GetName(column)} {value}"),
    }));

    // A file with a write-ahead log is in use, or the server crashed: open it read-only, so that nothing is checkpointed.
    // A file without a log was closed properly. There, a read-only connection would leave an empty log file behind.
    private static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var mode = File.Exists($"{path}-wal") ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma query_only = on";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
