using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Clock;

/// <summary>Describes the operations of the clock.</summary>
internal static class ClockDescriptions
{
    private const string Tag = "Clock";

    /// <summary>An example of the state.</summary>
    public static ClockState Example { get; } = new() { Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), Frozen = true, Offset = TimeSpan.FromDays(30) };

    public static OperationDescription Get() => new(Tag, "Get the time of the API")
    {
        Responses = [ResponseDescription.Create(200, "The state of the clock.", SandboxJsonContext.Api.ClockState, Example)],
    };

    public static OperationDescription Set() => new(Tag, "Set, stop or start the clock")
    {
        Text = "Absent properties stay as they are. With both `now` and `offset`, a frozen clock uses `now`, and a running clock `offset`. The response is sent when every live node has the change.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.ClockChange, new() { Now = Example.Now, Frozen = true }),
        Responses = [ResponseDescription.Create(200, "The new state of the clock.", SandboxJsonContext.Api.ClockState, Example)],
        Faults = [Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("now", "or frozen or offset is required"), Fault.UnsupportedMediaType()],
    };

    public static OperationDescription Advance() => new(Tag, "Move the clock forward")
    {
        Text = "The response is sent when every live node has the change, and when the work that became due is done.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.ClockAdvance, new() { By = TimeSpan.FromMinutes(1) }),
        Responses = [ResponseDescription.Create(200, "The new state of the clock.", SandboxJsonContext.Api.ClockState, Example)],
        Faults = [Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("by", "must be more than zero; the clock only advances forward"), Fault.UnsupportedMediaType()],
    };
}
