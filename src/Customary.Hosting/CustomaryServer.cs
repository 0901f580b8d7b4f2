using Customary.Core.Agreements;
using Customary.Core.Auditing;
using Customary.Core.Countries;
using Customary.Core.Customers;
using Customary.Core.Domains;
using Customary.Core.Identity;
using Customary.Core.ManagedServices;
using Customary.Core.PartnerProfiles;
using Customary.Core.Partners;
using Customary.Core.Profiles;
using Customary.Core.Qualifications;
using Customary.Core.RateLimiting;
using Customary.Core.Relationships;
using Customary.Core.Security;
using Customary.Core.Users;
using Customary.Core.Validation;
using Customary.Core.ValidationStatuses;
using Customary.Core.VerifiedDomains;
using Customary.Hosting.Authentication;
using Customary.Hosting.Certificates;
using Customary.Hosting.Configuration;
using Customary.Hosting.Connections;
using Customary.Hosting.Docs;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Erasure;
using Customary.Hosting.Health;
using Customary.Hosting.Http;
using Customary.Hosting.Issuer;
using Customary.Hosting.OpenApi;
using Customary.Hosting.Partners;
using Customary.Hosting.Telemetry;
using Customary.Storage.Agreements;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Domains;
using Customary.Storage.Erasure;
using Customary.Storage.Idempotency;
using Customary.Storage.Keys;
using Customary.Storage.Partners;
using Customary.Storage.Postgres;
using Customary.Storage.Qualifications;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Hosting;

/// <summary>The service, from its settings to the address that it listens on; what runs in a test is what runs in production.</summary>
internal sealed partial class CustomaryServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly Database _database;

    private CustomaryServer(WebApplication app, Database database) => (_app, _database) = (app, database);

    /// <summary>The address under which clients reach the service, without a slash at its end.</summary>
    public string Url => _app.Services.GetRequiredService<PublicUrl>().Value;

    /// <summary>Where the service listens: not the same where something stands before it, or its port was any free one.</summary>
    public IReadOnlyList<string> ListeningUrls => [.. _app.Urls];

    /// <summary>Where the data is, in words for the operator.</summary>
    public string Storage => _database.Description;

    /// <summary>What the service is made of.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <summary>Opens the store and starts to listen.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="clock">The clock of the server.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="configureServices">Replaces services for tests.</param>
    /// <exception cref="SettingsException">A setting keeps the service from starting.</exception>
    /// <exception cref="StorageUnavailableException">The store cannot be opened.</exception>
    public static async Task<CustomaryServer> StartAsync(
        CustomarySettings settings, TimeProvider clock, CancellationToken cancellationToken, Action<IServiceCollection>? configureServices = null)
    {
        // The host and the store need nothing of each other until the parts are put together.
        var preparing = Task.Run(() => Prepare(settings, clock), CancellationToken.None);
        Database? database = null;
        try
        {
            database = await StorageSetting.OpenAsync(settings, clock, cancellationToken);
            var keys = await ServerKeyLoader.LoadAsync(settings, new(database), cancellationToken);
            return new(await StartAsync(Build(await preparing, settings, clock, database, keys, configureServices), cancellationToken), database);
        }
        catch
        {
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (database is not null) await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is told to stop, then finishes what was accepted.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Finishes what was accepted, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        // Disposing alone would cut off the requests that are being answered.
        if (!_app.Lifetime.ApplicationStopped.IsCancellationRequested) await _app.StopAsync();
        await _app.Services.GetRequiredService<StartupWarmup>().StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var first = app.Services.GetRequiredService<StartupWarmup>();
        try
        {
            await app.Services.GetRequiredService<PartnersFileImporter>().ImportAsync(cancellationToken);
            first.StartReads(cancellationToken);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await first.StopAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplicationBuilder Prepare(CustomarySettings settings, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "customary",

            // What the host would do for itself in Development, such as a page for exceptions, faults do here; and settings are read once.
            EnvironmentName = Environments.Production,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
        });

        // The framework's own sources of configuration would add settings that nothing checks: Kestrel__Endpoints__X__Url replaces urls.
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls([.. settings.Get(SettingDefinitions.Urls)]);
        HttpsSetup.Configure(builder.WebHost, settings, clock);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = RequestLimits.HeaderBytes;
            kestrel.Limits.MaxRequestBufferSize = RequestLimits.RequestBufferBytes;
            kestrel.Limits.MaxResponseBufferSize = RequestLimits.ResponseBufferBytes;
            kestrel.Limits.MaxRequestLineSize = RequestLimits.RequestLineBytes;
            kestrel.Limits.MaxRequestHeaderCount = RequestLimits.HeaderCount;
            var connections = kestrel.ApplicationServices.GetRequiredService<ConnectionRegistry>();
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => context => connections.RunAsync(context, next)));
        });
        builder.WebHost.UseSockets(sockets => (sockets.MaxReadBufferSize, sockets.MaxWriteBufferSize) = (RequestLimits.RequestBufferBytes, RequestLimits.ResponseBufferBytes));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        LoggingSetup.AddCustomaryLogging(builder.Logging, settings);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = EndpointJsonContext.Default);
        TelemetryExport.Configure(builder.Logging, settings);
        return builder;
    }

    private static WebApplication Build(
        WebApplicationBuilder builder, CustomarySettings settings, TimeProvider clock, Database database, (ServerKey Server, DataKeys Data) keys, Action<IServiceCollection>? configureServices)
    {
        AddServices(builder.Services, settings, clock, database, keys);
        configureServices?.Invoke(builder.Services);
        var app = builder.Build();
        StartupWarnings.Log(app.Services.GetRequiredService<ILogger<CustomaryServer>>(), settings.Warnings);
        database.UseMetrics(app.Services.GetRequiredService<ServerMetrics>().Storage);
        app.Services.GetService<TelemetryExport>();
        foreach (var warning in database.Warnings) StorageWarning(app.Services.GetRequiredService<ILogger<CustomaryServer>>(), warning);
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<ConnectionRegistry>().Stop);
        RequestPipeline.Lay(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, CustomarySettings settings, TimeProvider clock, Database database, (ServerKey Server, DataKeys Data) keys)
    {
        services.AddSingleton(settings).AddSingleton(clock).AddSingleton(database).AddSingleton(keys.Server).AddSingleton(keys.Data);
        services.AddFeatureOptions(settings);
        services.AddSingleton<StartupWarmup>().AddSingleton<IdGenerator>().AddSingleton<CustomerStore>().AddSingleton<IdempotencyStore>().AddSingleton<KeyStore>();

        services.AddSingleton<ServerMetrics>();
        if (settings.IsSet(SettingDefinitions.OtlpEndpoint, out _)) services.AddSingleton<TelemetryExport>();

        // Connections, and what an operator asks.
        services.AddSingleton<ServerFaults>().AddSingleton<ConnectionRegistry>();
        services.AddSingleton(services => CreateWriteProbe(services, database)).AddSingleton<ReadinessCheck>();

        // The door, identity, throttle.
        services.AddSingleton<JsonResponseWriter>().AddSingleton<ResponseBudget>().AddSingleton<FaultResponseWriter>().AddSingleton<PublicUrl>();
        services.AddSingleton<PartnerAllowList>().AddSingleton<UserTokenPolicy>();
        services.AddSingleton<ApplicationTokens>().AddSingleton<AccessTokenValidator>().AddSingleton(new TokenCache(clock));
        if (database is PostgresDatabase shared) services.AddSingleton(new RateLimitLeaseStore(shared)).AddSingleton<TenantRateLimiter, DistributedRateLimiter>();
        else services.AddSingleton<TenantRateLimiter>(new InMemoryTenantRateLimiter(settings.Get(SettingDefinitions.RateLimit), clock));

        // Whose tokens are believed: an authority outside, or the issuer.
        services.AddSingleton<IssuerKey>().AddSingleton<IssuerNames>().AddSingleton<TokenWriter>();
        services.AddSingleton<RefreshTokens>().AddSingleton<AuthorizationCodes>().AddSingleton<DevelopmentIssuer>();
        if (settings.HasAuthority) services.AddSingleton<OidcSigningKeyProvider>().AddSingleton<TokenAuthority, ExternalAuthority>().AddHostedService<SigningKeyRefreshService>();
        else services.AddSingleton<TokenAuthority, DevelopmentAuthority>();

        // What the API says of itself.
        services.AddSingleton<ApiRoutes>().AddSingleton<ApiDocument>().AddSingleton<DocsPage>().AddSingleton<TokenPage>();

        // The rooms.
        services.AddSingleton(_ => CountryCatalog.Load());
        services.AddSingleton(services => new AddressValidator(services.GetRequiredService<CountryCatalog>(), settings.Get(SettingDefinitions.RegistrationRules)));
        services.AddSingleton(_ => new RegistrationNumberValidator(settings.Get(SettingDefinitions.RegistrationRules)));
        services.AddSingleton<DomainValidator>().AddSingleton<BillingProfileValidator>().AddSingleton<CustomerValidator>();
        services.AddSingleton<PartnerStore>().AddSingleton<PartnerRegistry>().AddSingleton<PartnersFileImporter>().AddSingleton<RelationshipService>();
        services.AddSingleton<PartnerProfileStore>().AddSingleton<PartnerProfileService>().AddSingleton<PartnerProfileValidator>().AddSingleton<DefaultPartnerProfiles>();
        services.AddSingleton<VerifiedDomainValidator>().AddSingleton<VerifiedDomainService>().AddSingleton<DomainStore>().AddSingleton<TenantStore>();
        services.AddSingleton<CustomerFactory>().AddSingleton<FirstAdministrator>();
        services.AddSingleton<CustomerService>().AddSingleton<CustomerPager>().AddSingleton<CustomerCollectionWriter>();
        services.AddSingleton<ProfileService>();
        services.AddSingleton<RelationshipAcceptance>().AddSingleton<SignInAttemptLimiter>();
        services.AddSingleton<UserStore>().AddSingleton<RoleStore>().AddSingleton<UserValidator>().AddSingleton<PasswordHasher>();
        services.AddSingleton<PasswordHashingOptions>().AddSingleton<PasswordHashQueue>().AddSingleton<RequestClaims>();
        services.AddSingleton<UserService>().AddSingleton<RoleService>();
        services.AddSingleton<QualificationStore>().AddSingleton<ValidationCodeStore>().AddSingleton<ValidationCodeService>().AddSingleton<QualificationService>();
        services.AddSingleton<AgreementStore>().AddSingleton<AgreementService>().AddSingleton<AgreementValidator>();
        services.AddSingleton<ManagedServiceCatalog>().AddSingleton<ValidationStatusService>();
        services.AddSingleton<AuditStore>().AddSingleton<AuditService>();
        services.AddSingleton<ErasureStore>().AddHostedService<ErasureService>();
    }

    [LoggerMessage(1000, LogLevel.Warning, "{Warning}")]
    private static partial void StorageWarning(ILogger logger, string warning);

    private static WriteProbe CreateWriteProbe(IServiceProvider services, Database database)
    {
        var identifiers = services.GetRequiredService<IdGenerator>();
        var value = new byte[WriteProbe.ValueLength];
        identifiers.FillRandom(value);
        return new(database, $"write-probe {identifiers.NewRequestId()}", value);
    }
}
