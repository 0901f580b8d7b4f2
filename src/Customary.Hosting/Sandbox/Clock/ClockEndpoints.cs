using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Clock;

/// <summary>The operations of the clock.</summary>
internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/clock", Get).WithName("GetClock").Describe(ClockDescriptions.Get);
        admin.MapPut("/clock", Set).WithName("SetClock").Describe(ClockDescriptions.Set);
        admin.MapPost("/clock/advance", Advance).WithName("AdvanceClock").Describe(ClockDescriptions.Advance);
    }

    private static IResult Get(LocalSandboxClock clock) => ApiResults.Json(clock.State, SandboxJsonContext.Api.ClockState);

    private static async Task<IResult> Set(AdminBody<ClockChange> body, LocalSandboxClock clock, CancellationToken cancellationToken) =>
        (await clock.TrySetAsync(body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ClockState);

    private static async Task<IResult> Advance(AdminBody<ClockAdvance> body, LocalSandboxClock clock, CancellationToken cancellationToken) =>
        (await clock.TryAdvanceAsync(body.Value.By, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ClockState);
}
