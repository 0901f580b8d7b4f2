using Customary.Client.Sandbox;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The sandbox controls as pages. They use <see cref="ISandbox"/> in the process of the server, like the administrative API. Source: docs/portal.md#control-the-sandbox.</summary>
internal static class SandboxEndpoints
{
    public static void MapSandboxPages(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapSandboxClock();
        sandbox.MapSandboxData();
        sandbox.MapSandboxFaults();
        sandbox.MapSandboxSnapshots();
        sandbox.MapSandboxRequests();
        sandbox.MapGet("/limits", ShowLimitsAsync).WithName("ShowSandboxLimits");
    }

    private static async Task<IResult> ShowLimitsAsync(ISandbox controls, CancellationToken cancellationToken) =>
        Page.Show<SandboxLimitsPage, SandboxLimitsModel>(new(await controls.Limits.ListAsync(tenant: null, cancellationToken)));
}
