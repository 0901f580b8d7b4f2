using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>An external OpenID Connect provider, and one server per set of settings that trusts it, shared by the tests of a class.</summary>
public sealed class OidcFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CustomaryFixture>>> _servers = new();

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>The tenant of the allowed partner.</summary>
    public Guid Tenant { get; } = Guid.NewGuid();

    public FakeOidcProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Provider = await FakeOidcProvider.StartAsync(Clock);

    /// <summary>The server with these settings. It starts when a test first needs it.</summary>
    public Task<CustomaryFixture> With(params (string, string)[] settings) => _servers.GetOrAdd(
        string.Join(' ', settings), _ => new(() => CustomaryFixture.StartAsync(clock: Clock, settings: Provider.Settings(Tenant, settings)))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values) await (await server.Value).DisposeAsync();
        await Provider.DisposeAsync();
    }
}
