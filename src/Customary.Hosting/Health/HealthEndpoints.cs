using Customary.Core.Errors;
using Customary.Hosting.Http;

namespace Customary.Hosting.Health;

/// <summary>
/// What an operator's probe asks: <c>/healthz</c> whether the process lives, <c>/readyz</c> whether its store reads
/// and writes, so that requests can be sent to it.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("healthy")).WithName("GetHealth").AllowAnonymous();
        routes.MapGet("/readyz", GetReadiness).WithName("GetReadiness").AllowAnonymous();
    }

    private static async Task<IResult> GetReadiness(ReadinessCheck readiness, CancellationToken cancellationToken) =>
        await readiness.IsReadyAsync(cancellationToken) ? Results.Text("ready") : Fault.StorageUnavailable().ToHttpResult();
}
