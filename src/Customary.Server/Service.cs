using Customary.Server.Agreements;
using Customary.Server.Audit;
using Customary.Server.Certificates;
using Customary.Server.Connections;
using Customary.Server.Countries;
using Customary.Server.Customers;
using Customary.Server.Docs;
using Customary.Server.Domains;
using Customary.Server.Faults;
using Customary.Server.Health;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.Issuer;
using Customary.Server.ManagedServices;
using Customary.Server.OpenApi;
using Customary.Server.Partners;
using Customary.Server.Profiles;
using Customary.Server.Qualifications;
using Customary.Server.Relationships;
using Customary.Server.Secrets;
using Customary.Server.Settings;
using Customary.Server.Storage;
using Customary.Server.Storage.Postgres;
using Customary.Server.Telemetry;
using Customary.Server.Throttling;
using Customary.Server.Users;
using Customary.Server.Validations;

namespace Customary.Server;

/// <summary>The service, from its settings to the address that it listens on; what runs in a test is what runs in production.</summary>
public sealed partial class Service : IAsyncDisposable
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly Database _database;

    private Service(WebApplication app, Database database) => (_app, _database) = (app, database);

    /// <summary>The address under which clients reach the service, without a slash at its end.</summary>
    public string Address => _app.Services.GetRequiredService<PublicAddress>().Text;

    /// <summary>Where the service listens: not the same where something stands before it, or its port was any free one.</summary>
    public IReadOnlyList<string> Listening => [.. _app.Urls];

    /// <summary>Where the data is, in words for the operator.</summary>
    public string Storage => _database.Place;

    /// <summary>What the service is made of.</summary>
    internal IServiceProvider Parts => _app.Services;

    /// <summary>Opens the store and starts to listen.</summary>
    /// <exception cref="SettingsException">A setting keeps the service from starting.</exception>
    /// <exception cref="StoreAwayException">The store cannot be opened.</exception>
    public static async Task<Service> StartAsync(ServiceSettings settings, TimeProvider clock, CancellationToken stop)
    {
        // The host and the store need nothing of each other until the parts are put together.
        var preparing = Task.Run(() => Prepare(settings, clock), CancellationToken.None);
        Database? database = null;
        try
        {
            database = await Databases.OpenAsync(settings, clock, stop);
            var keys = await ServerKeys.LoadAsync(settings, new(database), stop);
            return new(await StartAsync(Build(await preparing, settings, clock, database, keys), stop), database);
        }
        catch
        {
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (database is not null) await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is told to stop, then finishes what was accepted.</summary>
    public Task RunAsync(CancellationToken stop) => _app.WaitForShutdownAsync(stop);

    /// <summary>Finishes what was accepted, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        // Disposing alone would cut off the requests that are being answered.
        if (!_app.Lifetime.ApplicationStopped.IsCancellationRequested) await _app.StopAsync();
        await _app.Services.GetRequiredService<FirstRequest>().EndAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(WebApplication app, CancellationToken stop)
    {
        var first = app.Services.GetRequiredService<FirstRequest>();
        try
        {
            await app.Services.GetRequiredService<PartnersFile>().RegisterAsync(stop);
            first.BeginReading(stop);
            await app.StartAsync(stop);
            return app;
        }
        catch
        {
            await first.EndAsync();
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplicationBuilder Prepare(ServiceSettings settings, TimeProvider clock)
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
        builder.WebHost.UseUrls([.. settings.Get(AllSettings.Urls)]);
        Https.Configure(builder.WebHost, settings, clock);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = Limits.HeaderBytes;
            kestrel.Limits.MaxRequestBufferSize = Limits.RequestBufferBytes;
            kestrel.Limits.MaxResponseBufferSize = Limits.ResponseBufferBytes;
            kestrel.Limits.MaxRequestLineSize = Limits.RequestLineBytes;
            kestrel.Limits.MaxRequestHeaderCount = Limits.HeaderCount;
            var connections = kestrel.ApplicationServices.GetRequiredService<ConnectionRegistry>();
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => context => connections.RunAsync(context, next)));
        });
        builder.WebHost.UseSockets(sockets => (sockets.MaxReadBufferSize, sockets.MaxWriteBufferSize) = (Limits.RequestBufferBytes, Limits.ResponseBufferBytes));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestShutdown);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        LogOutput.Configure(builder.Logging, settings);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = EndpointJson.Default);
        TelemetryExport.Configure(builder.Logging, settings);
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, ServiceSettings settings, TimeProvider clock, Database database, (ServerKey Server, DataKeys Data) keys)
    {
        AddParts(builder.Services, settings, clock, database, keys);
        var app = builder.Build();
        StartupWarnings.Log(app.Services.GetRequiredService<ILogger<Service>>(), settings.Warnings);
        database.Watch(app.Services.GetRequiredService<Instruments>().Storage);
        app.Services.GetService<TelemetryExport>();
        foreach (var warning in database.Warnings) StorageWarning(app.Services.GetRequiredService<ILogger<Service>>(), warning);
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<ConnectionRegistry>().Stop);
        Pipeline.Lay(app, settings);
        return app;
    }

    private static void AddParts(IServiceCollection parts, ServiceSettings settings, TimeProvider clock, Database database, (ServerKey Server, DataKeys Data) keys)
    {
        parts.AddSingleton(settings).AddSingleton(clock).AddSingleton(database).AddSingleton(keys.Server).AddSingleton(keys.Data);
        parts.AddFeatureOptions(settings);
        parts.AddSingleton<FirstRequest>().AddSingleton<Identifiers>().AddSingleton<CustomerStore>().AddSingleton<AnsweredRequests>().AddSingleton<KeyStore>();

        parts.AddSingleton<Instruments>();
        if (settings.IsSet(AllSettings.OtlpEndpoint, out _)) parts.AddSingleton<TelemetryExport>();

        // Connections, and what an operator asks.
        parts.AddSingleton<ServerFaults>().AddSingleton<ConnectionRegistry>();
        parts.AddSingleton(services => CreateWriteProbe(services, database)).AddSingleton<ReadinessCheck>();

        // The door, identity, throttle.
        parts.AddSingleton<JsonWriter>().AddSingleton<ResponseBudget>().AddSingleton<FaultWriter>().AddSingleton<PublicAddress>();
        parts.AddSingleton<PartnerDirectory>().AddSingleton<AuthenticationKinds>();
        parts.AddSingleton<ApplicationTokens>().AddSingleton<TokenCheck>().AddSingleton(new TokenCache(clock));
        if (database is PostgresDatabase shared) parts.AddSingleton(new PermitStore(shared)).AddSingleton<Limiter, SharedLimiter>();
        else parts.AddSingleton<Limiter>(new RequestLimiter(settings.Get(AllSettings.RateLimit), clock));

        // Whose tokens are believed: an authority outside, or the issuer.
        parts.AddSingleton<IssuerKey>().AddSingleton<IssuerNames>().AddSingleton<TokenWriter>();
        parts.AddSingleton<RefreshTokens>().AddSingleton<AuthorizationCodes>().AddSingleton<DevelopmentIssuer>();
        if (settings.HasAuthority) parts.AddSingleton<AuthorityKeys>().AddSingleton<TokenAuthority, ExternalAuthority>().AddHostedService<AuthorityRefresh>();
        else parts.AddSingleton<TokenAuthority, DevelopmentAuthority>();

        // What the API says of itself.
        parts.AddSingleton<ApiRoutes>().AddSingleton<ApiDocument>().AddSingleton<DocsPage>().AddSingleton<TokenPage>();

        // The rooms.
        parts.AddSingleton(_ => CountryCatalog.Load());
        parts.AddSingleton(services => new AddressRules(services.GetRequiredService<CountryCatalog>(), settings.Get(AllSettings.RegistrationRules)));
        parts.AddSingleton(_ => new RegistrationNumberRules(settings.Get(AllSettings.RegistrationRules)));
        parts.AddSingleton<DomainRules>().AddSingleton<BillingProfileRules>().AddSingleton<CustomerRules>();
        parts.AddSingleton<PartnerStore>().AddSingleton<PartnerRegistry>().AddSingleton<PartnersFile>().AddSingleton<RelationshipDirectory>();
        parts.AddSingleton<PartnerProfileStore>().AddSingleton<PartnerProfileDirectory>().AddSingleton<PartnerProfileRules>().AddSingleton<StandardProfiles>();
        parts.AddSingleton<VerifiedDomainRules>().AddSingleton<VerifiedDomainDirectory>().AddSingleton<DomainStore>().AddSingleton<TenantStore>();
        parts.AddSingleton<NewCustomers>().AddSingleton<FirstAdministrator>();
        parts.AddSingleton<CustomerDirectory>().AddSingleton<CustomerPages>().AddSingleton<CustomerCollection>();
        parts.AddSingleton<ProfileDirectory>();
        parts.AddSingleton<RelationshipAcceptance>().AddSingleton<SignInAttemptLimiter>();
        parts.AddSingleton<UserStore>().AddSingleton<RoleStore>().AddSingleton<UserRules>().AddSingleton<PasswordHashes>();
        parts.AddSingleton<PasswordHashingOptions>().AddSingleton<PasswordHashQueue>().AddSingleton<RequestClaims>();
        parts.AddSingleton<UserDirectory>().AddSingleton<RoleDirectory>();
        parts.AddSingleton<QualificationStore>().AddSingleton<ValidationCodeStore>().AddSingleton<ValidationCodes>().AddSingleton<QualificationDirectory>();
        parts.AddSingleton<AgreementStore>().AddSingleton<AgreementDirectory>().AddSingleton<AgreementRules>();
        parts.AddSingleton<ManagedServiceDirectory>().AddSingleton<ValidationStatusDirectory>();
        parts.AddSingleton<AuditStore>().AddSingleton<AuditDirectory>();
        parts.AddSingleton<ErasureStore>().AddHostedService<ErasureService>();
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void StorageWarning(ILogger logger, string warning);

    private static WriteProbe CreateWriteProbe(IServiceProvider services, Database database)
    {
        var identifiers = services.GetRequiredService<Identifiers>();
        var value = new byte[WriteProbe.ValueLength];
        identifiers.Fill(value);
        return new(database, $"write-probe {identifiers.NewTrackingId()}", value);
    }
}
