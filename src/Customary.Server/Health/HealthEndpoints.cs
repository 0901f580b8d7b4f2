using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Storage;

namespace Customary.Server.Health;

/// <summary>
/// What an operator's probe asks: <c>/healthz</c> whether the process lives, <c>/readyz</c> whether its store reads
/// and writes, so that requests can be sent to it.
/// </summary>
internal static class HealthEndpoints
{
    private const string Probe = "select 1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("healthy")).WithName("GetHealth").AllowAnonymous();
        routes.MapGet("/readyz", GetReadiness).WithName("GetReadiness").AllowAnonymous();
    }

    private static async Task<IResult> GetReadiness(Database database, CancellationToken stop)
    {
        try
        {
            await database.ReadAsync(0, static (session, _, stop) => AskAsync(session, stop), stop);
            await database.WriteAsync(AskAsync, stop);
            return Results.Text("ready");
        }
        catch (StoreAwayException)
        {
            return Fault.StoreAway().ToAnswer();
        }
    }

    private static async ValueTask<int> AskAsync(Session session, CancellationToken stop)
    {
        await using var row = await session.Statement(Probe).QueryAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt32(0);
    }
}
