using Npgsql;

namespace Customary.TestKit;

/// <summary>A PostgreSQL database that is dropped when this object is disposed.</summary>
internal sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 2 }));

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>The value of the setting <c>storage</c> for this database.</summary>
    public string Storage => "postgres:" + ConnectionString;

    /// <summary>Runs a statement and returns the first value of its result.</summary>
    public async Task<object?> ExecuteAsync(string statement)
    {
        await using var command = _source.Value.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated) await _source.Value.DisposeAsync();
        await TestPostgres.ExecuteAsync(server, $"drop database if exists {Name} with (force)");
    }
}
