using System.Collections.Concurrent;

namespace Customary.Server.Tests.Running;

/// <summary>One service on each store, and for each set of settings, for all the tests of a class, each started when it is first asked for.</summary>
public sealed class SharedServices : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ServiceUnderTest>>> _services = new();

    /// <summary>The service on that store, with these settings.</summary>
    public Task<ServiceUnderTest> On(StoreKind store, params (string Name, string Value)[] settings) =>
        _services.GetOrAdd($"{store} {string.Join(' ', settings)}", _ => new(() => ServiceUnderTest.StartAsync(store, settings: settings))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var service in _services.Values.Where(service => service.IsValueCreated)) await (await service.Value).DisposeAsync();
    }
}
