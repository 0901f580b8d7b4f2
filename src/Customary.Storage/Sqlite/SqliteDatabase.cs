using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// An SQLite database in a file or in memory. One writer commits in groups. The file is in WAL mode, so readers have
/// their own connections and never wait for the writer. In memory, all share one connection, which a change of many rows replaces
/// by a changed copy.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    // Readers use the operating system's page cache instead of a copy per connection.
    private const long MappedBytes = int.MaxValue;

    // In pages of 4 KiB, so the write-ahead log has about 80 MB before it is copied to the file. A page that many transactions
    // change is then copied once. SQLite's default is 1,000.
    private const string CheckpointInterval = "pragma wal_autocheckpoint = 20000";
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private readonly FileLock? _fileLock;
    private readonly ContinuityCounter? _continuity;

    // Null for a file. In memory, readers and the writer share one connection.
    private readonly ConnectionLock? _connectionLock;
    private volatile bool _isClosed;
    private IReadOnlyList<string> _warnings = [];

    private SqliteDatabase(string description, string connectionString, SqliteSession writerSession, FileLock? fileLock, ContinuityCounter? continuity)
    {
        Description = description;
        _connectionString = connectionString;
        _fileLock = fileLock;
        _continuity = continuity;
        _connectionLock = fileLock is null ? new() : null;
        _writer = new(writerSession, _connectionLock, continuity);
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The description of the database in a file.</summary>
    /// <param name="path">The full path of the file.</param>
    public static string Describe(string path) => $"SQLite file {path}";

    /// <summary>Opens a file and applies the pending migrations. Creates the file and its folder if needed.</summary>
    /// <exception cref="StorageUnavailableException">
    /// The file cannot be opened, another process has it open, or a later version wrote it; or acknowledged transactions
    /// are missing and <paramref name="refuseLoss"/> is true.
    /// </exception>
    public static async Task<SqliteDatabase> OpenFileAsync(
        string path, TimeProvider clock, CancellationToken cancellationToken, bool refuseLoss = false, Action<MigrationProgress>? report = null)
    {
        var full = ResolveLink(Path.GetFullPath(path));
        var fileLock = FileLock.Acquire(full);
        IReadOnlyList<string> warnings;
        try
        {
            warnings = SqliteFiles.Protect(full);
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }

        var connectionString = new SqliteConnectionStringBuilder { DataSource = full, Pooling = false }.ToString();
        return await OpenAsync(Describe(full), connectionString, fileLock, clock, cancellationToken, full, refuseLoss, warnings, report);
    }

    /// <summary>Opens an in-memory database. Its data is lost when the process stops.</summary>
    public static Task<SqliteDatabase> OpenMemoryAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync("memory (data is lost when the process stops)", "Data Source=:memory:;Pooling=False", fileLock: null, clock, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<TResult> ReadAsync<TState, TResult>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken)
    {
        if (_isClosed) throw new StorageUnavailableException("The store is closing.");
        SqliteSession? session = null;
        try
        {
            if (_connectionLock is not null) return _writer.Read(state, read, cancellationToken);
            if (!_idle.TryTake(out session)) session = NewReader();
            var result = await read(session, state, cancellationToken);
            ReturnReader(session);
            session = null;
            return result;
        }
        catch (SqliteException exception)
        {
            throw new StorageUnavailableException("SQLite could not read.", exception);
        }
        finally
        {
            // Do not reuse a connection after a failure.
            if (session is not null) await session.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public override Task<TResult> WriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
        _writer.RunAsync(write, cancellationToken);

    /// <inheritdoc/>
    public override Task<TResult> BulkWriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
        _writer.RunAsync(write, cancellationToken, isBulk: true);

    /// <inheritdoc/>
    public override void UseMetrics(StorageMetrics metrics) => _writer.UseMetrics(metrics);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Close the readers first. The last connection to close, the writer's, checkpoints the WAL.
        _isClosed = true;
        await _writer.FinishAsync();
        CloseIdle();
        await _writer.DisposeAsync();
        _continuity?.Dispose();
        _fileLock?.Dispose();
    }

    // A read that was in progress during DisposeAsync returns its connection after CloseIdle, so close it here.
    private void ReturnReader(SqliteSession session)
    {
        _idle.Add(session);
        if (_isClosed) CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session)) session.Close();
    }

    private static async Task<SqliteDatabase> OpenAsync(
        string description, string connectionString, FileLock? fileLock, TimeProvider clock, CancellationToken cancellationToken, string? path = null, bool refuseLoss = false,
        IReadOnlyList<string>? fileWarnings = null, Action<MigrationProgress>? report = null)
    {
        NativeSqlite.Prepare();
        SqliteSession? session = null;
        ContinuityMark? mark = null;
        try
        {
            var expected = path is null ? null : ContinuityMark.Read(path);
            var isEmpty = path is not null && ContinuityCheck.IsEmpty(path);
            if (refuseLoss && path is not null && ContinuityCheck.Compare(path, isEmpty, expected, null) is { } missing) throw new StorageUnavailableException(missing);
            session = SqliteSession.Open(connectionString);
            await session.Prepare(NativeSqlite.TemporaryDataInMemory).ExecuteAsync(cancellationToken);
            if (fileLock is not null) await EnableWalAsync(session, description, cancellationToken);
            await session.Prepare("pragma synchronous = full").ExecuteAsync(cancellationToken);
            await session.Prepare(CheckpointInterval).ExecuteAsync(cancellationToken);

            // Overwrite deleted content, so the file keeps no personal data of deleted customers. Source: docs/contract.md#audit-records.
            await session.Prepare("pragma secure_delete = on").ExecuteAsync(cancellationToken);
            isEmpty = isEmpty || await ContinuityCheck.HasNoTablesAsync(session, cancellationToken);
            var loss = path is null ? null : ContinuityCheck.Compare(path, isEmpty, expected, await ContinuityCheck.ReadAsync(session, cancellationToken));
            if (refuseLoss && loss is not null) throw new StorageUnavailableException(loss);
            await Migrations.ApplyAsync(session, clock, cancellationToken, report);
            if (path is null) return new(description, connectionString, session, fileLock, null);
            var state = (await ContinuityCheck.ReadAsync(session, cancellationToken))!.Value;
            mark = ContinuityMark.Open(path, state);
            return new(description, connectionString, session, fileLock, new(mark, state.Commits)) { _warnings = [.. fileWarnings ?? [], .. loss is null ? (string[])[] : [loss]] };
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            await CloseAsync();
            throw new StorageUnavailableException($"storage: {description} cannot be opened: {exception.Message}", exception);
        }
        catch
        {
            await CloseAsync();
            throw;
        }

        async ValueTask CloseAsync()
        {
            if (session is not null) await session.DisposeAsync();
            mark?.Dispose();
            fileLock?.Dispose();
        }
    }

    // All links to a file must use the same lock.
    internal static string ResolveLink(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;

    // Network file systems without shared memory do not support WAL mode. Without WAL, readers would wait for the writer.
    private static async Task EnableWalAsync(SqliteSession session, string description, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare("pragma journal_mode = wal").QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken) || row.GetString(0) != "wal")
            throw new StorageUnavailableException($"storage: {description} is on a file system without shared memory; choose a local one.");
    }

    private SqliteSession NewReader()
    {
        var session = SqliteSession.Open(_connectionString);
        try
        {
            Set(session, NativeSqlite.TemporaryDataInMemory);
            Set(session, "pragma query_only = on");
            Set(session, $"pragma mmap_size = {MappedBytes}");
            return session;
        }
        catch
        {
            session.Connection.Dispose();
            throw;
        }
    }

    private static void Set(SqliteSession session, string pragma)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
