using System.Collections.Concurrent;

namespace Customary.TestKit;

/// <summary>
/// Servers that tests share and call with tenants of their own: with default settings the servers of the assembly, with
/// other settings one server per store and set of settings for the tests of a class.
/// </summary>
public sealed class SharedFixtures(DefaultFixtures defaults) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CustomaryFixture>>> _servers = new();

    /// <summary>The server on a store with these settings. It starts when a test first needs it.</summary>
    public Task<CustomaryFixture> GetAsync(StoreKind store, params (string Name, string Value)[] settings) => settings is []
        ? defaults.GetAsync(store)
        : _servers.GetOrAdd($"{store} {string.Join(' ', settings)}", _ => new(() => CustomaryFixture.StartAsync(store, settings: settings))).Value;

    public ValueTask DisposeAsync() => DefaultFixtures.DisposeAsync(_servers.Values);
}
