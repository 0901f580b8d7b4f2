namespace Customary.Server.Tests.Running;

/// <summary>One service on each store for all the tests of a class, each started when it is first asked for.</summary>
public sealed class SharedServices : IAsyncLifetime
{
    private readonly Dictionary<StoreKind, Lazy<Task<ServiceUnderTest>>> _services =
        Enum.GetValues<StoreKind>().ToDictionary(kind => kind, kind => new Lazy<Task<ServiceUnderTest>>(() => ServiceUnderTest.StartAsync(kind)));

    /// <summary>The service on that store.</summary>
    public Task<ServiceUnderTest> On(StoreKind store) => _services[store].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var service in _services.Values.Where(service => service.IsValueCreated)) await (await service.Value).DisposeAsync();
    }
}
