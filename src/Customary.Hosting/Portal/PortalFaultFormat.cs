using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Hosting.Portal;

/// <summary>Writes the faults of the portal as pages.</summary>
internal sealed class PortalFaultFormat : IFaultFormat
{
    /// <inheritdoc/>
    public bool AppliesTo(PathString path) => PortalPaths.IsPortal(path);

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, Fault fault) => PortalErrors.WriteAsync(context, fault);
}
