using System.Net.Sockets;
using Customary.Hosting.Certificates;
using Customary.Hosting.Configuration;
using Customary.Hosting.Connections;
using Customary.Hosting.Partners;
using Customary.Hosting.Sandbox;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Seed;
using Customary.Hosting.Telemetry;
using Microsoft.Extensions.Options;

namespace Customary.Hosting;

/// <summary>A running server. Tests run the same code as the executable.</summary>
public sealed partial class CustomaryServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly Database _database;

    private CustomaryServer(WebApplication app, Database database) => (_app, _database) = (app, database);

    /// <summary>The URL under which clients reach the server, without a trailing slash.</summary>
    public string Url => _app.Services.GetRequiredService<PublicUrl>().Value;

    /// <summary>The URLs that the server listens on. They differ from <see cref="Url"/> behind a reverse proxy.</summary>
    public IReadOnlyList<string> ListeningUrls => [.. _app.Urls];

    /// <summary>A description of the storage, without secrets.</summary>
    public string Storage => _database.Description;

    /// <summary>The services of the server.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <summary>Opens the storage and starts to listen.</summary>
    /// <param name="options">The settings and the clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server. Dispose it to stop.</returns>
    /// <exception cref="OptionsValidationException">A setting is unknown, missing or not valid. The message has one line for each error.</exception>
    /// <exception cref="IOException">The storage cannot be opened, or a URL is already in use.</exception>
    public static async Task<CustomaryServer> StartAsync(CustomaryServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = CustomarySettings.Read(SettingsConfiguration.Build(options.Settings));
        try
        {
            return await StartAsync(settings, options.TimeProvider, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Opens the storage and starts to listen.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="clock">The clock of the server.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="configureServices">Replaces services for tests.</param>
    /// <exception cref="SettingsException">The server cannot start with these settings.</exception>
    /// <exception cref="StorageUnavailableException">The storage cannot be opened.</exception>
    /// <exception cref="AddressUnavailableException">The server cannot listen on an address.</exception>
    internal static async Task<CustomaryServer> StartAsync(
        CustomarySettings settings, TimeProvider clock, CancellationToken cancellationToken, Action<IServiceCollection>? configureServices = null)
    {
        // The host and the storage do not depend on each other until the services are registered.
        var preparing = Task.Run(() => CreateBuilder(settings, clock), CancellationToken.None);
        Database? database = null;
        try
        {
            database = await OpenDatabaseAsync(settings, clock, cancellationToken);
            var keys = await ServerKeyLoader.LoadAsync(settings, new(database), cancellationToken);
            var builder = await preparing;
            builder.Services.AddSingleton(new SystemClock(clock)).AddSingleton(database).AddSingleton(keys.Server).AddSingleton(keys.Data);
            builder.Services.AddCustomary(settings, database);
            configureServices?.Invoke(builder.Services);
            builder.Services.ThrowIfScoped();
            return new(await StartAsync(Build(builder, settings, database), settings.Get(SettingDefinitions.Urls), cancellationToken), database);
        }
        catch
        {
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (database is not null) await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process receives a stop signal or <paramref name="cancellationToken"/> is canceled. Then completes the accepted requests.</summary>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <returns>A task that ends when the server has stopped.</returns>
    public Task RunAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Completes the accepted requests, closes the storage and writes the last line of the log.</summary>
    public async ValueTask DisposeAsync()
    {
        // Without the stop, disposing would abort requests that are being answered.
        if (!_app.Lifetime.ApplicationStopped.IsCancellationRequested) await _app.StopAsync();
        await _app.Services.GetRequiredService<StartupWarmup>().StopAsync();
        await _database.DisposeAsync();
        _app.Services.GetRequiredService<ShutdownLog>().WriteCompleted();
        await _app.DisposeAsync();
    }

    private static async Task<Database> OpenDatabaseAsync(CustomarySettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var log = new StartupLog(FeatureOptions.Telemetry(settings));
        return await StorageSetting.OpenAsync(settings, clock, log.Write, cancellationToken);
    }

    private static WebApplicationBuilder CreateBuilder(CustomarySettings settings, TimeProvider clock)
    {
        // The empty builder reads no configuration: Kestrel__Endpoints__X__Url would replace the setting urls unchecked. It also
        // adds no developer exception page. Faults have the API's own format in every environment.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "customary",
            EnvironmentName = settings.Get(SettingDefinitions.Environment),
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.AllUrls]).UseCustomaryConnections();
        HttpsSetup.Configure(builder.WebHost, FeatureOptions.Https(settings), clock);
        builder.Logging.AddCustomaryLogging(FeatureOptions.Telemetry(settings));
        if (settings.IsSet(SettingDefinitions.OtlpEndpoint, out _)) builder.Configuration.AddOpenTelemetryVariables();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, CustomarySettings settings, Database database)
    {
        var app = builder.Build();
        foreach (var warning in settings.Warnings.Concat(database.Warnings)) LogWarning(app.Services.GetRequiredService<ILogger<CustomaryServer>>(), warning);
        database.UseMetrics(app.Services.GetRequiredService<ServerMetrics>().Storage);
        app.UseCustomary();
        app.MapCustomaryApi();

        // Registers the routes now and not when the server listens, because a faults file names operations.
        app.UseEndpoints(_ => { });
        return app;
    }

    private static async Task<WebApplication> StartAsync(WebApplication app, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var warmup = app.Services.GetRequiredService<StartupWarmup>();
        try
        {
            if (app.Services.GetRequiredService<SandboxOptions>().IsEnabled) await app.Services.GetRequiredService<SandboxClockService>().LoadAsync(cancellationToken);
            await app.Services.GetRequiredService<PartnersFileImporter>().ImportAsync(cancellationToken);
            await app.Services.GetRequiredService<SeedService>().ReadAsync(cancellationToken);
            warmup.StartReads(cancellationToken);
            await app.Services.GetRequiredService<FaultsFile>().LoadAsync(app.Services.GetRequiredService<SandboxOptions>().FaultsFile, cancellationToken);
            await ListenAsync(app, urls, cancellationToken);
            return app;
        }
        catch
        {
            await warmup.StopAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    // The web server names the address only if its port is in use.
    private static async Task ListenAsync(WebApplication app, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<HostStart>().Complete();
            app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<ShutdownLog>().Stop);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            var reason = exception is IOException ? exception.Message : $"cannot listen on {string.Join(" or ", urls)}: {exception.Message}";
            throw new AddressUnavailableException($"urls: {reason.TrimEnd('.')}. Use an address of this machine, and a port that is free and that this user can use.", exception);
        }
    }

    [LoggerMessage(1000, LogLevel.Warning, "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}
