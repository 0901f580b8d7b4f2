using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Customary.Portal.Application;

/// <summary>
/// The portal as an application inside of the server: its own services, scopes and request pipeline. Nothing of it exists before the
/// first request to a page, so that it does not delay the start of the server.
/// </summary>
internal sealed class PortalApplication : IAsyncDisposable
{
    private readonly IServiceProvider _server;
    private readonly Lazy<ServiceProvider> _services;
    private readonly Lazy<RequestDelegate> _pipeline;

    /// <summary>Creates the application. Nothing is built yet.</summary>
    /// <param name="server">The services of the server.</param>
    /// <param name="configureServices">Registers the services of the portal.</param>
    /// <param name="configure">Adds the middlewares and the routes of the portal.</param>
    public PortalApplication(IServiceProvider server, Action<IServiceCollection> configureServices, Action<IApplicationBuilder> configure)
    {
        _server = server;
        _services = new(() => CreateServices(configureServices));
        _pipeline = new(() => CreatePipeline(configure));
    }

    /// <summary>The routes of the portal.</summary>
    internal IReadOnlyList<Endpoint> Routes
    {
        get
        {
            _ = _pipeline.Value;
            return _services.Value.GetRequiredService<EndpointDataSource>().Endpoints;
        }
    }

    /// <summary>Processes a request to the portal.</summary>
    public Task ProcessAsync(HttpContext context) => RunInScopeAsync(context, _pipeline.Value);

    /// <summary>Runs code that needs the services of the portal, in a scope of its own unless the request already has one.</summary>
    public async Task RunInScopeAsync(HttpContext context, RequestDelegate run)
    {
        var before = context.Features.GetRequiredFeature<IServiceProvidersFeature>();
        if (before.RequestServices is PortalServiceProvider)
        {
            await run(context);
            return;
        }

        await using var scope = _services.Value.CreateAsyncScope();
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(new PortalServiceProvider(scope.ServiceProvider, _server)));
        try
        {
            await run(context);
        }
        finally
        {
            context.Features.Set(before);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated) await _services.Value.DisposeAsync();
    }

    // The framework services of the portal use these of the server. An instance is not disposed by the container that it is added to.
    private ServiceProvider CreateServices(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        foreach (var type in (Type[])[typeof(ILoggerFactory), typeof(IConfiguration), typeof(IHostEnvironment), typeof(IWebHostEnvironment), typeof(DiagnosticListener), typeof(DiagnosticSource), typeof(ActivitySource), typeof(IMeterFactory)])
            if (_server.GetService(type) is { } service) services.AddSingleton(type, service);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(_server.GetRequiredService<ServerKey>()).AddSingleton(_server.GetRequiredService<SystemClock>());
        configure(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private RequestDelegate CreatePipeline(Action<IApplicationBuilder> configure)
    {
        var app = new ApplicationBuilder(new PortalServiceProvider(_services.Value, _server));
        configure(app);
        return app.Build();
    }

    private sealed class RequestServicesFeature(IServiceProvider services) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = services;
    }
}
