using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Sandbox.Clock;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Limits;
using Customary.Hosting.Sandbox.Registry;
using Customary.Hosting.Sandbox.Requests;
using Customary.Hosting.Sandbox.State;

namespace Customary.Hosting.Sandbox;

/// <summary>
/// The administrative API under <c>/_customary</c>. Each operation except the OpenAPI document is a member of
/// <see cref="ISandbox"/>, and a test compares the two.
/// </summary>
internal static class SandboxEndpoints
{
    public static void MapSandbox(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapAdministration();
        admin.MapGet("", GetStatus).WithName("GetStatus").Describe(SandboxDescriptions.GetStatus);
        admin.MapGet(AdminDocument.Path, (AdminDocument document) => ApiResults.Shared(document.Json, SchemaGenerator.Json)).WithName("GetAdminDocument");
        admin.MapClock();
        admin.MapFaults();
        admin.MapRequestHistory();
        admin.MapLimits();
        admin.MapState();
        admin.MapRegistry();
    }

    private static async Task<IResult> GetStatus(LocalSandbox sandbox, CancellationToken cancellationToken) =>
        ApiResults.Json(await sandbox.GetStatusAsync(cancellationToken), SandboxJsonContext.Api.SandboxStatus);
}
