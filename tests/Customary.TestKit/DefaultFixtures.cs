using System.Collections.Concurrent;

namespace Customary.TestKit;

/// <summary>One server per store with default settings, shared by all tests of an assembly. A server starts when a test first needs it.</summary>
public sealed class DefaultFixtures : IAsyncDisposable
{
    private readonly ConcurrentDictionary<StoreKind, Lazy<Task<CustomaryFixture>>> _servers = new();

    /// <summary>The server on a store.</summary>
    public Task<CustomaryFixture> GetAsync(StoreKind store) => _servers.GetOrAdd(store, _ => new(() => CustomaryFixture.StartAsync(store))).Value;

    public ValueTask DisposeAsync() => DisposeAsync(_servers.Values);

    /// <summary>Stops the servers that have started. A start that failed or was skipped has nothing to stop.</summary>
    internal static async ValueTask DisposeAsync(IEnumerable<Lazy<Task<CustomaryFixture>>> servers)
    {
        foreach (var server in servers.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })) await (await server.Value).DisposeAsync();
    }
}
