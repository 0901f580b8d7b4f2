using Npgsql;

namespace Customary.Server.Tests.Running;

/// <summary>A PostgreSQL database that ends with this object.</summary>
internal sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>How the setting <c>storage</c> names it.</summary>
    public string Storage => "postgres:" + ConnectionString;

    /// <summary>Runs a statement in it; the first value that it answers.</summary>
    public Task<object?> DoAsync(string statement) => TestPostgres.DoAsync(ConnectionString, statement);

    public async ValueTask DisposeAsync() => await TestPostgres.DoAsync(server, $"drop database {Name} with (force)");
}
