namespace Customary.Hosting.Http;

/// <summary>
/// Gives every request the parts of the service as they are. Each of them lives as long as the service, so no request needs a
/// scope of its own, which the framework would make and take down for it.
/// </summary>
internal sealed class RootServicesMiddleware(RequestDelegate next, IServiceProvider services) : IServiceProvidersFeature
{
    /// <inheritdoc/>
    public IServiceProvider RequestServices
    {
        get => services;
        set => throw new NotSupportedException("The parts are everybody's.");
    }

    public Task InvokeAsync(HttpContext context)
    {
        context.Features.Set<IServiceProvidersFeature>(this);
        return next(context);
    }
}
