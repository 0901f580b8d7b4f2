using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Customary.Server.Storage.Sqlite;

/// <summary>
/// A store in one SQLite file (or in memory): one writer that commits in groups, and readers on connections of
/// their own that never wait for it, for the file is in write-ahead mode.
/// </summary>
public sealed class SqliteDatabase : Database
{
    // Readers take pages from the operating system's cache in place, rather than a copy for each connection.
    private const long MappedBytes = int.MaxValue;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private readonly FileGuard? _guard;
    private readonly ContinuityCounter? _continuity;

    // In memory there is one connection only, and readers take turns with the writer.
    private readonly Lock? _turn;
    private volatile bool _isClosed;
    private IReadOnlyList<string> _warnings = [];

    private SqliteDatabase(string place, string connectionString, SqliteSession writing, FileGuard? guard, ContinuityCounter? continuity)
    {
        Place = place;
        _connectionString = connectionString;
        _guard = guard;
        _continuity = continuity;
        _turn = guard is null ? new() : null;
        _writer = new(writing, _turn, continuity);
    }

    /// <inheritdoc/>
    public override string Place { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Opens the file, makes it and its folder where there is none, and brings its schema up to date.</summary>
    /// <exception cref="StoreAwayException">
    /// The file cannot be opened, another process has it, a later version wrote it, or transactions are missing and that is to be refused.
    /// </exception>
    public static async Task<SqliteDatabase> OpenFileAsync(string path, TimeProvider clock, CancellationToken stop, bool refuseLoss = false)
    {
        var full = WhereItIs(Path.GetFullPath(path));
        var guard = FileGuard.Take(full);
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
        return await OpenAsync($"SQLite file {full}", connectionString, guard, clock, stop, full, refuseLoss, warnings);
    }

    /// <summary>Opens a store that ends with the process.</summary>
    public static Task<SqliteDatabase> OpenMemoryAsync(TimeProvider clock, CancellationToken stop) =>
        OpenAsync("memory, gone when the process ends", "Data Source=:memory:;Pooling=False", guard: null, clock, stop);

    /// <inheritdoc/>
    public override async ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop)
    {
        if (_isClosed) throw new StoreAwayException("The store is closing.");
        SqliteSession? session = null;
        try
        {
            if (_turn is not null) return _writer.ReadInTurn(shared => Sqlite.Finished(read(shared, state, stop)));
            if (!_idle.TryTake(out session)) session = NewReader();
            var answer = await read(session, state, stop);
            GiveBack(session);
            session = null;
            return answer;
        }
        catch (SqliteException failure)
        {
            throw new StoreAwayException("SQLite could not read.", failure);
        }
        finally
        {
            // A connection on which something failed is not used again.
            if (session is not null) await session.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public override Task<TAnswer> WriteAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop) =>
        _writer.RunAsync(write, stop);

    /// <inheritdoc/>
    public override void Watch(StorageMetrics metrics) => _writer.Watch(metrics);

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
    private void GiveBack(SqliteSession session)
    {
        _idle.Add(session);
        if (_isClosed) CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session)) session.Close();
    }

    private static async Task<SqliteDatabase> OpenAsync(
        string place, string connectionString, FileGuard? guard, TimeProvider clock, CancellationToken stop, string? path = null, bool refuseLoss = false,
        IReadOnlyList<string>? fileWarnings = null)
    {
        Sqlite.Prepare();
        SqliteSession? session = null;
        ContinuityMark? mark = null;
        try
        {
            var expected = path is null ? null : ContinuityMark.Read(path);
            var isEmpty = path is not null && ContinuityCheck.IsEmpty(path);
            if (refuseLoss && path is not null && ContinuityCheck.Compare(path, isEmpty, expected, null) is { } missing) throw new StoreAwayException(missing);
            session = Connect(connectionString);
            await session.Statement(Sqlite.TemporaryDataInMemory).ExecuteAsync(stop);
            if (guard is not null) await WriteAheadAsync(session, place, stop);
            await session.Statement("pragma synchronous = full").ExecuteAsync(stop);

            // What is deleted is overwritten: the file must not keep the personal data of a customer that is gone (decision 14).
            await session.Statement("pragma secure_delete = on").ExecuteAsync(stop);
            isEmpty = isEmpty || await ContinuityCheck.HasNoTablesAsync(session, stop);
            var loss = path is null ? null : ContinuityCheck.Compare(path, isEmpty, expected, await ContinuityCheck.ReadAsync(session, stop));
            if (refuseLoss && loss is not null) throw new StoreAwayException(loss);
            await Migrations.ApplyAsync(session, clock, stop);
            if (path is null) return new(place, connectionString, session, guard, null);
            var state = (await ContinuityCheck.ReadAsync(session, stop))!.Value;
            mark = ContinuityMark.Open(path, state);
            return new(place, connectionString, session, guard, new(mark, state.Commits)) { _warnings = [.. fileWarnings ?? [], .. loss is null ? (string[])[] : [loss]] };
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            await CloseAsync();
            throw new StoreAwayException($"storage: {place} cannot be opened: {failure.Message}", failure);
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
    internal static string WhereItIs(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;

    // Some network file systems cannot share memory; there SQLite stays as it was, and readers would wait for the writer.
    private static async Task WriteAheadAsync(SqliteSession session, string place, CancellationToken stop)
    {
        await using var row = await session.Statement("pragma journal_mode = wal").QueryAsync(stop);
        if (!await row.ReadAsync(stop) || row.GetString(0) != "wal")
            throw new StoreAwayException($"storage: {place} is on a file system without shared memory; choose a local one.");
    }

    private SqliteSession NewReader()
    {
        var session = Connect(_connectionString);
        try
        {
            Set(session, Sqlite.TemporaryDataInMemory);
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
