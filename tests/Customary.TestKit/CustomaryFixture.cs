using Customary.Hosting;
using Customary.Hosting.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.TestKit;

/// <summary>
/// The whole service on a free loopback port: real HTTP, real tokens, a real store that ends with it. Tests share
/// one and stay apart by calling as tenants of their own.
/// </summary>
public sealed class CustomaryFixture : IAsyncDisposable
{
    private readonly CustomaryServer _service;
    private readonly DirectoryInfo? _folder;
    private readonly TestDatabase? _database;

    private CustomaryFixture(CustomaryServer service, FakeTimeProvider? clock, DirectoryInfo? folder, TestDatabase? database, string storage)
    {
        _service = service;
        _folder = folder;
        _database = database;
        Storage = storage;
        Clock = clock;
        Http = new(new RecordingHandler(new(service.Services.GetRequiredService<EndpointDataSource>()))) { BaseAddress = new(Listening(service)) };
    }

    /// <summary>A client of the service's address, without a token.</summary>
    public HttpClient Http { get; }

    /// <summary>The clock that the service lives by; null where it is the system's.</summary>
    public FakeTimeProvider? Clock { get; }

    /// <summary>The setting <c>storage</c> of this service, for another one on the same store.</summary>
    public string Storage { get; }

    /// <summary>What the service is made of.</summary>
    internal IServiceProvider Services => _service.Services;

    /// <summary>Starts one; the rate limits are off unless set, for tests share it.</summary>
    public static async Task<CustomaryFixture> StartAsync(
        StoreKind store = StoreKind.Memory, FakeTimeProvider? clock = null, string? path = null, params (string Name, string Value)[] settings)
    {
        var isGiven = path is not null || settings.Any(setting => setting.Name == "storage");
        var folder = store == StoreKind.Sqlite && !isGiven ? Directory.CreateTempSubdirectory("customary-test-") : null;
        var database = store == StoreKind.Postgres && !isGiven ? await TestPostgres.NewDatabaseAsync() : null;
        var said = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["rate-limit"] = "0",
            ["sign-in-rate-limit"] = "0",
            ["log"] = "none",
            ["storage"] = (path, folder, database) switch
            {
                ({ } given, _, _) => $"sqlite:{given}",
                (_, { } made, _) => $"sqlite:{Path.Combine(made.FullName, "customary.db")}",
                (_, _, { } made) => made.Storage,
                _ => "memory",
            },
        };
        foreach (var (name, value) in settings) said[name] = value;
        var read = CustomarySettings.Read(new(said, new Dictionary<string, string>()));
        var service = await CustomaryServer.StartAsync(read, clock ?? TimeProvider.System, CancellationToken.None);
        return new(service, clock, folder, database, said["storage"]);
    }

    /// <summary>A partner of its own, with a user signed in, or an application alone.</summary>
    public Task<TestPartner> SignInAsync(bool asUser = true, string? tenant = null) => TestPartner.SignInAsync(this, asUser, tenant ?? Guid.NewGuid().ToString());

    // Not its public address, which a test may set to any other.
    private static string Listening(CustomaryServer service) =>
        service.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _service.DisposeAsync();
        _folder?.Delete(recursive: true);
        if (_database is not null) await _database.DisposeAsync();
    }
}
