using Customary.Client.Sandbox;
using Customary.Core.Users;
using Customary.Hosting;
using Customary.Hosting.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;

namespace Customary.TestKit;

/// <summary>
/// A server on a free loopback port, with real HTTP, real tokens, and a store that is deleted with it. Tests can share a
/// server if each test calls with a tenant of its own.
/// </summary>
public sealed class CustomaryFixture : IAsyncDisposable
{
    // Tests of password hashing use the server's own number instead.
    private const int FewHashIterations = 10;
    private readonly CustomaryServer _server;
    private readonly DirectoryInfo? _folder;
    private readonly TestDatabase? _database;

    private CustomaryFixture(CustomaryServer server, FakeTimeProvider? clock, DirectoryInfo? folder, TestDatabase? database, string storage)
    {
        _server = server;
        _folder = folder;
        _database = database;
        Storage = storage;
        Clock = clock;
        Http = new(new RecordingHandler(new(server.Services.GetRequiredService<EndpointDataSource>()))) { BaseAddress = new(ListeningUrl(server)) };
    }

    /// <summary>A client of the server's URL, without a token.</summary>
    public HttpClient Http { get; }

    /// <summary>The clock of the server; null if it is the system clock.</summary>
    public FakeTimeProvider? Clock { get; }

    /// <summary>The value of the setting <c>storage</c>. Another server can use the same store with it.</summary>
    public string Storage { get; }

    /// <summary>The sandbox controls in the process of the server.</summary>
    public ISandbox Sandbox => Services.GetRequiredService<ISandbox>();

    /// <summary>The sandbox controls over HTTP. The caller must dispose them.</summary>
    public HttpSandbox CreateHttpSandbox() => new(Http.BaseAddress!);

    /// <summary>The services of the server.</summary>
    internal IServiceProvider Services => _server.Services;

    /// <summary>Starts a server. The rate limits are off unless a setting sets them, because tests share servers.</summary>
    /// <param name="store">The store. A setting <c>storage</c> or a path replaces it.</param>
    /// <param name="clock">The clock. Default: the system clock.</param>
    /// <param name="path">An SQLite file that outlives the server.</param>
    /// <param name="hashIterations">How many PBKDF2 iterations a password hash has.</param>
    /// <param name="log">Records the log, at level Information unless a setting says otherwise.</param>
    /// <param name="configureServices">Replaces services of the server.</param>
    /// <param name="settings">Settings that replace or extend the defaults of tests.</param>
    public static async Task<CustomaryFixture> StartAsync(
        StoreKind store = StoreKind.Memory, FakeTimeProvider? clock = null, string? path = null, int hashIterations = FewHashIterations,
        RecordedLog? log = null, Action<IServiceCollection>? configureServices = null, params (string Name, string Value)[] settings)
    {
        var hasStorage = path is not null || settings.Any(setting => setting.Name == "storage");
        var folder = store == StoreKind.Sqlite && !hasStorage ? Directory.CreateTempSubdirectory("customary-test-") : null;
        var database = store == StoreKind.Postgres && !hasStorage ? await TestPostgres.NewDatabaseAsync() : null;
        var values = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["rate-limit"] = "0",
            ["sign-in-rate-limit"] = "0",
            ["log"] = log is null ? "none" : "information",
            ["storage"] = (path, folder, database) switch
            {
                (not null, _, _) => $"sqlite:{path}",
                (_, not null, _) => $"sqlite:{Path.Combine(folder.FullName, "customary.db")}",
                (_, _, not null) => database.Storage,
                _ => "memory",
            },
        };
        foreach (var (name, value) in settings) values[name] = value;
        var server = await CustomaryServer.StartAsync(
            CustomarySettings.Read(SettingsConfiguration.Build(values)), clock ?? TimeProvider.System, CancellationToken.None,
            services =>
            {
                services.AddSingleton(new PasswordHashingOptions { Iterations = hashIterations });
                configureServices?.Invoke(services);
                if (log is null) return;
                services.Remove(services.Single(service => service.ImplementationType == typeof(ConsoleLoggerProvider)));
                services.AddSingleton<ILoggerProvider>(log);
            });
        return new(server, clock, folder, database, values["storage"]);
    }

    /// <summary>Signs in as a partner with a user, or as an application without a user.</summary>
    /// <param name="asUser">Whether the token has a user.</param>
    /// <param name="tenant">The tenant ID or a domain. Default: a new tenant.</param>
    public Task<TestPartner> SignInAsync(bool asUser = true, string? tenant = null) => TestPartner.SignInAsync(this, asUser, tenant ?? Guid.NewGuid().ToString());

    // Not the public URL: a test can set that to any value.
    private static string ListeningUrl(CustomaryServer server) =>
        server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _folder?.Delete(recursive: true);
        if (_database is not null) await _database.DisposeAsync();
    }
}
