using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The sandbox controls as pages. They use <see cref="ISandbox"/> in the process of the server, like the administrative API. Source: docs/portal.md#control-the-sandbox.</summary>
internal static class SandboxEndpoints
{
    /// <summary>The path of the fault rules.</summary>
    public const string Faults = $"{PortalPaths.Sandbox}/faults";

    /// <summary>The path of the snapshots.</summary>
    public const string Snapshots = $"{PortalPaths.Sandbox}/snapshots";

    /// <summary>The path of the request log.</summary>
    public const string Requests = $"{PortalPaths.Sandbox}/requests";

    /// <summary>The path of the rate limits.</summary>
    public const string Limits = $"{PortalPaths.Sandbox}/limits";

    /// <summary>What a person types to confirm that data is lost.</summary>
    public const string ResetWord = "reset";

    private const int MaxRequests = 50;
    private static readonly FormInput Empty = FormInput.Create(new Dictionary<string, string> { ["unit"] = "hours" });

    public static void MapSandboxPages(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) => ShowAsync(controls, Empty, context.Request.Query.ContainsKey("done"), cancellationToken)).WithName("ShowSandbox");
        sandbox.MapPost("/clock", SetClockAsync).WithName("SetSandboxClock");
        sandbox.MapPost("/clock/advance", AdvanceAsync).WithName("AdvanceSandboxClock");
        sandbox.MapPost("/reset", ResetAsync).WithName("ResetSandbox");
        sandbox.MapPost("/import", ImportAsync).WithName("ImportSandbox");
        sandbox.MapGet("/export", ExportAsync).WithName("ExportSandbox");
        sandbox.MapGet("/faults", (ISandbox controls, CancellationToken cancellationToken) => ShowFaultsAsync(controls, Empty, cancellationToken)).WithName("ShowSandboxFaults");
        sandbox.MapPost("/faults", AddFaultAsync).WithName("AddSandboxFault");
        sandbox.MapPost("/faults/remove", RemoveFaultAsync).WithName("RemoveSandboxFault");
        sandbox.MapGet("/snapshots", (ISandbox controls, CancellationToken cancellationToken) => ShowSnapshotsAsync(controls, Empty, cancellationToken)).WithName("ShowSandboxSnapshots");
        sandbox.MapPost("/snapshots", ChangeSnapshotsAsync).WithName("ChangeSandboxSnapshots");
        sandbox.MapGet("/requests", ShowRequestsAsync).WithName("ShowSandboxRequests");
        sandbox.MapGet("/requests/{id:guid}", ShowRequestAsync).WithName("ShowSandboxRequest");
        sandbox.MapPost("/requests/clear", ClearRequestsAsync).WithName("ClearSandboxRequests");
        sandbox.MapGet("/limits", async (ISandbox controls, CancellationToken cancellationToken) =>
            Page.Show<SandboxLimitsPage, SandboxLimitsModel>(new(await controls.Limits.ListAsync(tenant: null, cancellationToken)))).WithName("ShowSandboxLimits");
    }

    private static async Task<IResult> ShowAsync(ISandbox controls, FormInput input, bool isDone, CancellationToken cancellationToken) =>
        Page.Show<SandboxPage, SandboxModel>(new(await controls.GetStatusAsync(cancellationToken), input, isDone), input.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static async Task<IResult> ShowFaultsAsync(ISandbox controls, FormInput input, CancellationToken cancellationToken) =>
        Page.Show<SandboxFaultsPage, SandboxFaultsModel>(new(await controls.Faults.ListAsync(cancellationToken), input), input.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static async Task<IResult> ShowSnapshotsAsync(ISandbox controls, FormInput input, CancellationToken cancellationToken) =>
        Page.Show<SandboxSnapshotsPage, SandboxSnapshotsModel>(new(await controls.Snapshots.ListAsync(cancellationToken), input), input.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static async Task<IResult> SetClockAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        ClockChange change;
        switch (input["action"])
        {
            case "freeze": change = new() { Frozen = true }; break;
            case "run": change = new() { Frozen = false }; break;
            case "real": change = new() { Frozen = false, Offset = TimeSpan.Zero }; break;
            default:
                if (!DateTimeOffset.TryParse(input["now"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now))
                    return await ShowAsync(controls, input.WithError("now", Texts.SandboxTimeNotValid), isDone: false, cancellationToken);
                change = new() { Now = now };
                break;
        }

        return await RunAsync(() => controls.Clock.SetAsync(change, cancellationToken), input, failed => ShowAsync(controls, failed, isDone: false, cancellationToken), $"{PortalPaths.Sandbox}?done=true");
    }

    private static async Task<IResult> AdvanceAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (!int.TryParse(input["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is 0 or > 100_000)
            return await ShowAsync(controls, input.WithError("amount", Texts.SandboxAmountNotValid), isDone: false, cancellationToken);
        var by = input["unit"] switch { "days" => TimeSpan.FromDays(amount), "hours" => TimeSpan.FromHours(amount), _ => TimeSpan.FromMinutes(amount) };
        return await RunAsync(() => controls.Clock.AdvanceAsync(by, cancellationToken), input, failed => ShowAsync(controls, failed, isDone: false, cancellationToken), $"{PortalPaths.Sandbox}?done=true");
    }

    private static async Task<IResult> ResetAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (input["confirm"].Trim() != ResetWord)
            return await ShowAsync(controls, input.WithError("confirm", string.Format(CultureInfo.CurrentCulture, Texts.SandboxConfirmReset, ResetWord)), isDone: false, cancellationToken);
        return await RunAsync(
            () => Find(input, "tenant") is { } tenant ? controls.ResetAsync(tenant, cancellationToken) : controls.ResetAllTenantsAsync(cancellationToken), input, failed => ShowAsync(controls, failed, isDone: false, cancellationToken), $"{PortalPaths.Sandbox}?done=true");
    }

    private static async Task<IResult> ImportAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (input.HasErrors || input["lines"].Length == 0)
            return await ShowAsync(controls, input.HasErrors ? input : input.WithError("lines", Texts.FieldRequired), isDone: false, cancellationToken);
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(input["lines"].ReplaceLineEndings("\n")));
        return await RunAsync(() => controls.ImportAsync(lines, cancellationToken), input, failed => ShowAsync(controls, failed, isDone: false, cancellationToken), $"{PortalPaths.Sandbox}?done=true");
    }

    private static async Task ExportAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"customary.ndjson\"";
        context.Response.Headers.CacheControl = "no-store";
        await controls.ExportAsync(context.Response.Body, tenant: null, cancellationToken);
    }

    private static async Task<IResult> AddFaultAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        foreach (var name in (string[])["status", "code", "retryAfter", "delay", "times"])
            if (input[name].Length > 0 && !int.TryParse(input[name], NumberStyles.None, CultureInfo.InvariantCulture, out _)) input = input.WithError(name, Texts.SandboxNumberNotValid);
        if (input.HasErrors) return await ShowFaultsAsync(controls, input, cancellationToken);
        var rule = new FaultRule
        {
            Operation = input["operation"].Trim(),
            Tenant = Find(input, "tenant"),
            Status = FindNumber(input, "status"),
            Code = FindNumber(input, "code"),
            RetryAfter = FindNumber(input, "retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Delay = FindNumber(input, "delay") is { } delay ? TimeSpan.FromSeconds(delay) : null,
            Times = FindNumber(input, "times"),
            Disconnect = Enum.TryParse<DisconnectPoint>(input["disconnect"], out var disconnect) ? disconnect : null,
        };
        return await RunAsync(() => controls.Faults.AddAsync(rule, cancellationToken), input, failed => ShowFaultsAsync(controls, failed, cancellationToken), Faults);
    }

    private static async Task<IResult> RemoveFaultAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        return await RunAsync(
            async () =>
            {
                if (Find(input, "id") is { } id) await controls.Faults.RemoveAsync(id, cancellationToken);
                else await controls.Faults.ClearAsync(cancellationToken);
                return true;
            },
            input, failed => ShowFaultsAsync(controls, failed, cancellationToken), Faults);
    }

    private static async Task<IResult> ChangeSnapshotsAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (input.HasErrors) return await ShowSnapshotsAsync(controls, input, cancellationToken);
        return await RunAsync(
            async () =>
            {
                switch (input["action"])
                {
                    case "restore": await controls.Snapshots.RestoreAsync(input["snapshot"], cancellationToken); break;
                    case "delete": await controls.Snapshots.DeleteAsync(input["snapshot"], cancellationToken); break;
                    default: await SaveAsync(controls.Snapshots, input["name"].Trim(), Find(input, "tenant"), cancellationToken); break;
                }

                return true;
            },
            input, failed => ShowSnapshotsAsync(controls, failed, cancellationToken), Snapshots);
    }

    private static Task<Snapshot> SaveAsync(ISandboxSnapshots snapshots, string name, string? tenant, CancellationToken cancellationToken) =>
        tenant is null ? snapshots.CreateOfAllTenantsAsync(name, cancellationToken) : snapshots.CreateAsync(name, tenant, cancellationToken);

    private static async Task<IResult> ShowRequestsAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(new FormCollection(context.Request.Query.ToDictionary(field => field.Key, field => field.Value)));
        var status = FindNumber(input, "status");
        if (input["status"].Length > 0 && status is null) input = input.WithError("status", Texts.SandboxNumberNotValid);
        IReadOnlyList<LoggedRequest> requests = [];
        var isRecorded = true;
        try
        {
            if (!input.HasErrors) requests = await controls.Requests.ListAsync(new() { Tenant = Find(input, "tenant"), Operation = Find(input, "operation"), Status = status, Limit = MaxRequests }, cancellationToken);
        }
        catch (CustomaryException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            isRecorded = false;
        }
        catch (CustomaryException exception)
        {
            input = WithErrors(input, exception);
        }

        return Page.Show<SandboxRequestsPage, SandboxRequestsModel>(new(requests, input, isRecorded), input.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowRequestAsync(Guid id, ISandbox controls, CancellationToken cancellationToken)
    {
        var found = await controls.Requests.ListAsync(new() { RequestId = id, Limit = 1 }, cancellationToken);
        return found is [var request, ..] ? Page.Show<SandboxRequestPage, SandboxRequestModel>(new(request)) : ErrorModel.Show(Fault.RouteNotFound());
    }

    private static async Task<IResult> ClearRequestsAsync(ISandbox controls, CancellationToken cancellationToken)
    {
        await controls.Requests.ClearAsync(cancellationToken);
        return Page.Redirect(Requests);
    }

    // The controls throw the same exception as over HTTP.
    private static async Task<IResult> RunAsync<TResult>(Func<Task<TResult>> run, FormInput input, Func<FormInput, Task<IResult>> showFailure, string next)
    {
        try
        {
            await run();
            return Page.Redirect(next);
        }
        catch (CustomaryException exception)
        {
            return await showFailure(WithErrors(input, exception));
        }
    }

    private static FormInput WithErrors(FormInput input, CustomaryException exception)
    {
        var failed = input;
        foreach (var entry in exception.Details)
        {
            if (entry.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end) failed = failed.WithError(entry[..end], $"{entry[..end]} {entry[(end + 2)..]}.");
        }

        return failed.Errors.Count > 0 ? failed : failed with { General = [exception.Description ?? exception.Message] };
    }

    private static string? Find(FormInput input, string name) => input[name].Trim() is { Length: > 0 } text ? text : null;

    private static int? FindNumber(FormInput input, string name) => int.TryParse(input[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
