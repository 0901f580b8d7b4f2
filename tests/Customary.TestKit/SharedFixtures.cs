using System.Collections.Concurrent;

namespace Customary.TestKit;

/// <summary>One service on each store, and for each set of settings, for all the tests of a class, each started when it is first asked for.</summary>
public sealed class SharedFixtures : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CustomaryFixture>>> _services = new();

    /// <summary>The service on that store, with these settings.</summary>
    public Task<CustomaryFixture> On(StoreKind store, params (string Name, string Value)[] settings) =>
        _services.GetOrAdd($"{store} {string.Join(' ', settings)}", _ => new(() => CustomaryFixture.StartAsync(store, settings: settings))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.Values.Where(service => service.IsValueCreated)) await (await service.Value).DisposeAsync();
    }
}
