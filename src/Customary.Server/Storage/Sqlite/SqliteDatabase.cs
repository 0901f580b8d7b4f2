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

    // In memory there is one connection only, and readers take turns with the writer.
    private readonly Lock? _turn;

    private SqliteDatabase(string place, string connectionString, SqliteSession writing, FileGuard? guard)
    {
        Place = place;
        _connectionString = connectionString;
        _guard = guard;
        _turn = guard is null ? new() : null;
        _writer = new(writing, _turn);
    }

    /// <inheritdoc/>
    public override string Place { get; }

    /// <summary>Opens the file, makes it and its folder where there is none, and brings its schema up to date.</summary>
    /// <exception cref="StoreAwayException">The file cannot be opened, another process has it, or a later version wrote it.</exception>
    public static Task<SqliteDatabase> OpenFileAsync(string path, TimeProvider clock, CancellationToken stop)
    {
        var full = Path.GetFullPath(path);
        var guard = FileGuard.Take(full);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = full, Pooling = false }.ToString();
        return OpenAsync($"SQLite file {full}", connectionString, guard, clock, stop);
    }

    /// <summary>Opens a store that ends with the process.</summary>
    public static Task<SqliteDatabase> OpenMemoryAsync(TimeProvider clock, CancellationToken stop) =>
        OpenAsync("memory, gone when the process ends", "Data Source=:memory:;Pooling=False", guard: null, clock, stop);

    /// <inheritdoc/>
    public override async ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop)
    {
        if (_turn is not null) return _writer.ReadInTurn(session => Sqlite.Finished(read(session, state, stop)));
        if (!_idle.TryTake(out var session)) session = NewReader();
        try
        {
            return await read(session, state, stop);
        }
        catch (SqliteException failure)
        {
            throw new StoreAwayException("SQLite could not read.", failure);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    /// <inheritdoc/>
    public override Task<TAnswer> WriteAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop) =>
        _writer.RunAsync(write, stop);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Readers first: the last connection to close, the writer's, folds the write-ahead log into the file.
        await _writer.FinishAsync();
        while (_idle.TryTake(out var session)) await session.DisposeAsync();
        await _writer.DisposeAsync();
        _guard?.Dispose();
    }

    private static async Task<SqliteDatabase> OpenAsync(
        string place, string connectionString, FileGuard? guard, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            var session = Connect(connectionString);
            if (guard is not null) await session.Statement("pragma journal_mode = wal").ExecuteAsync(stop);
            await session.Statement("pragma synchronous = full").ExecuteAsync(stop);
            await Migrations.ApplyAsync(session, clock, stop);
            return new(place, connectionString, session, guard);
        }
        catch (SqliteException failure)
        {
            guard?.Dispose();
            throw new StoreAwayException($"storage: {place} cannot be opened: {failure.Message}", failure);
        }
        catch
        {
            guard?.Dispose();
            throw;
        }
    }

    private SqliteSession NewReader()
    {
        var session = Connect(_connectionString);
        Set(session, "pragma query_only = on");
        Set(session, $"pragma mmap_size = {MappedBytes}");
        return session;
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
        connection.Open();
        return new(connection);
    }
}
