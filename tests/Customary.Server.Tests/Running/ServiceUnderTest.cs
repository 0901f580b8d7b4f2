using Customary.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Server.Tests.Running;

/// <summary>
/// The whole service on a free loopback port: real HTTP, real tokens, a real store that ends with it. Tests share
/// one and stay apart by calling as tenants of their own.
/// </summary>
public sealed class ServiceUnderTest : IAsyncDisposable
{
    private readonly Service _service;
    private readonly DirectoryInfo? _folder;

    private ServiceUnderTest(Service service, FakeTimeProvider? clock, DirectoryInfo? folder)
    {
        _service = service;
        _folder = folder;
        Clock = clock;
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Listening(service)) };
    }

    /// <summary>A client of the service's address, without a token.</summary>
    public HttpClient Http { get; }

    /// <summary>The clock that the service lives by; null where it is the system's.</summary>
    public FakeTimeProvider? Clock { get; }

    /// <summary>What the service is made of.</summary>
    internal IServiceProvider Parts => _service.Parts;

    /// <summary>Starts one; the rate limit is off unless set, for tests share it.</summary>
    public static async Task<ServiceUnderTest> StartAsync(
        StoreKind store = StoreKind.Memory, FakeTimeProvider? clock = null, string? path = null, params (string Name, string Value)[] settings)
    {
        var folder = store == StoreKind.Sqlite && path is null ? Directory.CreateTempSubdirectory("customary-test-") : null;
        var said = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["rate-limit"] = "0",
            ["log"] = "none",
            ["storage"] = store == StoreKind.Sqlite ? $"sqlite:{path ?? Path.Combine(folder!.FullName, "customary.db")}" : "memory",
        };
        foreach (var (name, value) in settings) said[name] = value;
        var read = ServiceSettings.Read(new(said, new Dictionary<string, string>()));
        var service = await Service.StartAsync(read, clock ?? TimeProvider.System, CancellationToken.None);
        return new(service, clock, folder);
    }

    /// <summary>A partner of its own, with a user signed in, or an application alone.</summary>
    public Task<Partner> SignInAsync(bool asUser = true, string? tenant = null) => Partner.SignInAsync(this, asUser, tenant ?? Guid.NewGuid().ToString());

    // Not its public address, which a test may set to any other.
    private static string Listening(Service service) =>
        service.Parts.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _service.DisposeAsync();
        _folder?.Delete(recursive: true);
    }
}
