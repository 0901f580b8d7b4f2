namespace Customary.Portal.Application;

/// <summary>
/// The services of a request to the portal: those of the portal's own container, and those of the server for everything else. The
/// portal has a container of its own, because its framework services are scoped and are not created before the first page is requested
/// (docs/decisions/0017-the-portal-has-services-of-its-own.md).
/// </summary>
/// <param name="portal">The portal's container, or one of its scopes.</param>
/// <param name="server">The server's container.</param>
internal sealed class PortalServiceProvider(IServiceProvider portal, IServiceProvider server) : IServiceProvider, IServiceProviderIsService
{
    private readonly IServiceProviderIsService _known = portal.GetRequiredService<IServiceProviderIsService>();
    private readonly IServiceProviderIsService _knownByServer = server.GetRequiredService<IServiceProviderIsService>();

    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceProviderIsService)) return this;
        return _known.IsService(serviceType) ? portal.GetService(serviceType) : server.GetService(serviceType);
    }

    /// <inheritdoc/>
    public bool IsService(Type serviceType) => _known.IsService(serviceType) || _knownByServer.IsService(serviceType);
}
