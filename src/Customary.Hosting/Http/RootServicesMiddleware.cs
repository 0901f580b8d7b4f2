namespace Customary.Hosting.Http;

/// <summary>
/// Gives every request the root service provider. All services are singletons, so the framework need not create a scope for each
/// request. <see cref="CustomaryServer"/> rejects scoped services at startup.
/// </summary>
internal sealed class RootServicesMiddleware(RequestDelegate next, IServiceProvider services) : IServiceProvidersFeature
{
    /// <inheritdoc/>
    public IServiceProvider RequestServices
    {
        get => services;
        set => throw new NotSupportedException("All requests share the root provider.");
    }

    public Task InvokeAsync(HttpContext context)
    {
        context.Features.Set<IServiceProvidersFeature>(this);
        return next(context);
    }
}
