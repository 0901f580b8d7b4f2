using Customary.Hosting.Administration;
using Customary.Hosting.Sandbox;
using Customary.Portal.Application;

namespace Customary.Hosting.Portal;

/// <summary>The rules of the administrative API for the portal. With <c>admin-urls</c>, the controls are at these addresses only, and the portal is not.</summary>
internal sealed class OperatorAccess(AdminOptions administration, SandboxOptions sandbox, AdminToken? token = null) : IOperatorAccess
{
    /// <inheritdoc/>
    public bool IsAvailable => sandbox.IsEnabled && administration is { IsEnabled: true, AllowsChanges: true, Urls.Count: 0 };

    /// <inheritdoc/>
    public bool RequiresToken => token is not null;

    /// <inheritdoc/>
    public bool IsToken(string text) => token?.Is(text) ?? false;

    /// <inheritdoc/>
    public bool IsLocal(HttpContext context) => AdminAuthorizationMiddleware.IsLocal(context, administration);
}
