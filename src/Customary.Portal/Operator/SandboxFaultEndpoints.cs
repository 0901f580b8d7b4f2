using Customary.Client.Sandbox;
using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The fault rules. The fields of the form are the properties of a rule; durations are in seconds.</summary>
internal static class SandboxFaultEndpoints
{
    private static readonly string[] WholeNumbers = ["status", "code", "retryAfter", "times", "skip", "seed", "bytesPerSecond"];
    private static readonly string[] Seconds = ["delay", "delayMin", "delayMax"];
    private static readonly HashSet<string> Fields = [.. WholeNumbers, .. Seconds, "operation", "tenant", "application", "probability", "body", "disconnect"];

    public static void MapSandboxFaults(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/faults", (ISandbox controls, IPortalServer server, CancellationToken cancellationToken) => ShowAsync(controls, server, SandboxForm.Empty, cancellationToken)).WithName("ShowSandboxFaults");
        sandbox.MapPost("/faults", AddAsync).WithName("AddSandboxFault");
        sandbox.MapPost("/faults/remove", RemoveAsync).WithName("RemoveSandboxFault");
    }

    private static async Task<IResult> AddAsync(HttpContext context, ISandbox controls, IPortalServer server, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        input = input
            .Require(WholeNumbers, field => input.FindNumber(field) is not null, Texts.SandboxNumberNotValid)
            .Require(Seconds, field => input.FindDecimal(field) is not null, Texts.SandboxSecondsNotValid)
            .Require(["probability"], field => input.FindDecimal(field) is not null, Texts.SandboxProbabilityNotValid)
            .Require(["disconnect"], field => FindDisconnect(input[field]) is not null, Texts.FieldRequired);
        return await SandboxForm.RunAsync(
            input,
            async () =>
            {
                await controls.Faults.AddAsync(CreateRule(input), cancellationToken);
                return SandboxPaths.Faults;
            },
            exception => SandboxForm.AddErrors(input, exception, property => Fields.Contains(property) ? property : null),
            failed => ShowAsync(controls, server, failed, cancellationToken));
    }

    private static FaultRule CreateRule(FormInput input) => new()
    {
        Operation = input["operation"].Trim(),
        Tenant = input.Find("tenant"),
        Application = input.Find("application"),
        Skip = input.FindNumber("skip"),
        Times = input.FindNumber("times"),
        Probability = input.FindDecimal("probability"),
        Seed = input.FindNumber("seed"),
        Delay = FindSeconds(input, "delay"),
        DelayMin = FindSeconds(input, "delayMin"),
        DelayMax = FindSeconds(input, "delayMax"),
        Status = input.FindNumber("status"),
        Code = input.FindNumber("code"),
        RetryAfter = input.FindNumber("retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Body = input["body"] is { Length: > 0 } body ? body : null,
        BytesPerSecond = input.FindNumber("bytesPerSecond"),
        Disconnect = FindDisconnect(input["disconnect"]),
    };

    private static async Task<IResult> RemoveAsync(HttpContext context, ISandbox controls, IPortalServer server, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        return await SandboxForm.RunAsync(
            input,
            async () =>
            {
                // A rule that is gone is removed, whoever did it.
                if (input.Find("id") is not { } id) await controls.Faults.ClearAsync(cancellationToken);
                else if ((await controls.Faults.ListAsync(cancellationToken)).Any(rule => rule.Id == id)) await controls.Faults.RemoveAsync(id, cancellationToken);
                return SandboxPaths.Faults;
            },
            exception => SandboxForm.AddErrors(input, exception, _ => null),
            failed => ShowAsync(controls, server, failed, cancellationToken));
    }

    private static async Task<IResult> ShowAsync(ISandbox controls, IPortalServer server, FormInput input, CancellationToken cancellationToken) =>
        Page.Show<SandboxFaultsPage, SandboxFaultsModel>(new(await controls.Faults.ListAsync(cancellationToken), server.Operations, input), SandboxForm.GetStatus(input));

    private static TimeSpan? FindSeconds(FormInput input, string field) => input.FindDecimal(field) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    // The parser of enumerations accepts any number.
    private static DisconnectPoint? FindDisconnect(string name) => Enum.IsDefined(typeof(DisconnectPoint), name) ? Enum.Parse<DisconnectPoint>(name) : null;
}
