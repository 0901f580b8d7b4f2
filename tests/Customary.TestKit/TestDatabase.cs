using Npgsql;

namespace Customary.TestKit;

/// <summary>A PostgreSQL database that ends with this object.</summary>
internal sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    private readonly Lazy<NpgsqlDataSource> _source = new(() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 2 }));

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>How the setting <c>storage</c> names it.</summary>
    public string Storage => "postgres:" + ConnectionString;

    /// <summary>Runs a statement in it; the first value that it answers.</summary>
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
