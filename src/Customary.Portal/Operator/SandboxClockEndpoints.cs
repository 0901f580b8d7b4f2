using Customary.Client.Sandbox;
using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The first page of the sandbox controls: the status and the clock.</summary>
internal static class SandboxClockEndpoints
{
    private const int MaxAmount = 100_000;
    private const string Done = $"{PortalPaths.Sandbox}?done=clock";
    private static readonly FormInput Initial = FormInput.Create(new Dictionary<string, string> { ["unit"] = "hours" });
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static void MapSandboxClock(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            ShowAsync(controls, Initial, context.Request.Query["done"] == "clock", cancellationToken)).WithName("ShowSandbox");
        sandbox.MapPost("/clock", SetAsync).WithName("SetSandboxClock");
        sandbox.MapPost("/clock/advance", AdvanceAsync).WithName("AdvanceSandboxClock");
    }

    private static async Task<IResult> SetAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        ClockChange? change = input["action"] switch
        {
            "freeze" => new() { Frozen = true },
            "run" => new() { Frozen = false },
            "real" => new() { Frozen = false, Offset = TimeSpan.Zero },
            _ when DateTimeOffset.TryParseExact(input["now"].Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now) => new() { Now = now },
            _ => null,
        };
        if (change is null) input = input.WithError("now", Texts.SandboxTimeNotValid);
        return await RunAsync(controls, input, "now", () => controls.Clock.SetAsync(change!, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> AdvanceAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        var amount = input.FindNumber("amount") ?? 0;
        if (amount is 0 or > MaxAmount) input = input.WithError("amount", string.Format(CultureInfo.CurrentCulture, Texts.SandboxBetween, 1, MaxAmount));
        TimeSpan? by = input["unit"] switch { "minutes" => TimeSpan.FromMinutes(amount), "hours" => TimeSpan.FromHours(amount), "days" => TimeSpan.FromDays(amount), _ => null };
        if (by is null) input = input.WithError("unit", Texts.FieldRequired);
        return await RunAsync(controls, input, "amount", () => controls.Clock.AdvanceAsync(by!.Value, cancellationToken), cancellationToken);
    }

    private static Task<IResult> RunAsync(ISandbox controls, FormInput input, string field, Func<Task> run, CancellationToken cancellationToken) => SandboxForm.RunAsync(
        input,
        async () =>
        {
            await run();
            return Done;
        },
        exception => SandboxForm.AddErrors(input, exception, _ => field),
        failed => ShowAsync(controls, failed, isDone: false, cancellationToken));

    private static async Task<IResult> ShowAsync(ISandbox controls, FormInput input, bool isDone, CancellationToken cancellationToken) =>
        Page.Show<SandboxPage, SandboxModel>(new(await controls.GetStatusAsync(cancellationToken), input, isDone), SandboxForm.GetStatus(input));
}
