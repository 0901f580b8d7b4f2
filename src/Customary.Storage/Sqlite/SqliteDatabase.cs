using System.Collections.Concurrent;
using Customary.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// A store in one SQLite file (or in memory): one writer that commits in groups, and readers on connections of
/// their own that never wait for it, for the file is in write-ahead mode.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    // Readers take pages from the operating system's cache in place, rather than a copy for each connection.
    private const long MappedBytes = int.MaxValue;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private readonly FileLock? _guard;
    private readonly ContinuityCounter? _continuity;

    // In memory there is one connection only, and readers take turns with the writer.
    private readonly Lock? _turn;
    private volatile bool _isClosed;
    private IReadOnlyList<string> _warnings = [];

    private SqliteDatabase(string place, string connectionString, SqliteSession writing, FileLock? guard, ContinuityCounter? continuity)
    {
        Description = place;
        _connectionString = connectionString;
        _guard = guard;
        _continuity = continuity;
        _turn = guard is null ? new() : null;
        _writer = new(writing, _turn, continuity);
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Opens the file, makes it and its folder where there is none, and brings its schema up to date.</summary>
    /// <exception cref="StorageUnavailableException">
    /// The file cannot be opened, another process has it, a later version wrote it, or transactions are missing and that is to be refused.
    /// </exception>
    public static async Task<SqliteDatabase> OpenFileAsync(string path, TimeProvider clock, CancellationToken cancellationToken, bool refuseLoss = false)
    {
        var full = Describe(Path.GetFullPath(path));
        var guard = FileLock.Acquire(full);
        IReadOnlyList<string> warnings;
        try
        {
            warnings = SqliteFiles.Protect(full);
        }
        catch
        {
            guard.Dispose();
            throw;
        }

        var connectionString = new SqliteConnectionStringBuilder { DataSource = full, Pooling = false }.ToString();
        return await OpenAsync($"SQLite file {full}", connectionString, guard, clock, cancellationToken, full, refuseLoss, warnings);
    }

    /// <summary>Opens a store that ends with the process.</summary>
    public static Task<SqliteDatabase> OpenMemoryAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync("memory, gone when the process ends", "Data Source=:memory:;Pooling=False", guard: null, clock, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken)
    {
        if (_isClosed) throw new StorageUnavailableException("The store is closing.");
        SqliteSession? session = null;
        try
        {
            if (_turn is not null) return _writer.ReadAsync(shared => NativeSqlite.Finished(read(shared, state, cancellationToken)));
            if (!_idle.TryTake(out session)) session = NewReader();
            var answer = await read(session, state, cancellationToken);
            ReturnReader(session);
            session = null;
            return answer;
        }
        catch (SqliteException failure)
        {
            throw new StorageUnavailableException("SQLite could not read.", failure);
        }
        finally
        {
            // A connection on which something failed is not used again.
            if (session is not null) await session.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public override Task<TAnswer> WriteAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken) =>
        _writer.RunAsync(write, cancellationToken);

    /// <inheritdoc/>
    public override void UseMetrics(StorageMetrics metrics) => _writer.UseMetrics(metrics);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Readers first: the last connection to close, the writer's, folds the write-ahead log into the file.
        _isClosed = true;
        await _writer.FinishAsync();
        CloseIdle();
        await _writer.DisposeAsync();
        _continuity?.Dispose();
        _guard?.Dispose();
    }

    // A read that was under way when the store closed brings its connection back too late to be found there.
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
        string place, string connectionString, FileLock? guard, TimeProvider clock, CancellationToken cancellationToken, string? path = null, bool refuseLoss = false,
        IReadOnlyList<string>? fileWarnings = null)
    {
        NativeSqlite.Prepare();
        SqliteSession? session = null;
        ContinuityMark? mark = null;
        try
        {
            var expected = path is null ? null : ContinuityMark.Read(path);
            var isEmpty = path is not null && ContinuityCheck.IsEmpty(path);
            if (refuseLoss && path is not null && ContinuityCheck.Compare(path, isEmpty, expected, null) is { } missing) throw new StorageUnavailableException(missing);
            session = Connect(connectionString);
            await session.Prepare(NativeSqlite.TemporaryDataInMemory).ExecuteAsync(cancellationToken);
            if (guard is not null) await EnableWalAsync(session, place, cancellationToken);
            await session.Prepare("pragma synchronous = full").ExecuteAsync(cancellationToken);

            // What is deleted is overwritten: the file must not keep the personal data of a customer that is gone (decision 14).
            await session.Prepare("pragma secure_delete = on").ExecuteAsync(cancellationToken);
            isEmpty = isEmpty || await ContinuityCheck.HasNoTablesAsync(session, cancellationToken);
            var loss = path is null ? null : ContinuityCheck.Compare(path, isEmpty, expected, await ContinuityCheck.ReadAsync(session, cancellationToken));
            if (refuseLoss && loss is not null) throw new StorageUnavailableException(loss);
            await Migrations.ApplyAsync(session, clock, cancellationToken);
            if (path is null) return new(place, connectionString, session, guard, null);
            var state = (await ContinuityCheck.ReadAsync(session, cancellationToken))!.Value;
            mark = ContinuityMark.Open(path, state);
            return new(place, connectionString, session, guard, new(mark, state.Commits)) { _warnings = [.. fileWarnings ?? [], .. loss is null ? (string[])[] : [loss]] };
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            await CloseAsync();
            throw new StorageUnavailableException($"storage: {place} cannot be opened: {exception.Message}", exception);
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
            guard?.Dispose();
        }
    }

    // Two names of one file must come to one guard.
    internal static string Describe(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;

    // Some network file systems cannot share memory; there SQLite stays as it was, and readers would wait for the writer.
    private static async Task EnableWalAsync(SqliteSession session, string place, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare("pragma journal_mode = wal").QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken) || row.GetString(0) != "wal")
            throw new StorageUnavailableException($"storage: {place} is on a file system without shared memory; choose a local one.");
    }

    private SqliteSession NewReader()
    {
        var session = Connect(_connectionString);
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

    private static SqliteSession Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
