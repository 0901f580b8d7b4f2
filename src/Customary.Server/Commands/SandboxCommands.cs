using Customary.Client.Sandbox;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Controls the sandbox of a running server through its administrative API (docs/sandbox.md).</summary>
internal sealed class SandboxCommands(ServerOptions server)
{
    private static readonly Dictionary<string, DisconnectPoint> DisconnectPoints = new()
    {
        ["before-handling"] = DisconnectPoint.BeforeHandling,
        ["after-commit"] = DisconnectPoint.AfterCommit,
        ["mid-response"] = DisconnectPoint.MidResponse,
    };

    /// <summary>Creates all commands.</summary>
    public IEnumerable<Command> Create() => [CreateClock(), CreateFaults(), CreateRequests(), CreateLimits(), .. new StateCommands(server).Create()];

    private Command CreateClock()
    {
        var by = new Argument<TimeSpan?>("duration") { Description = "How far, such as 1m or 30d.", CustomParser = DurationOption.Parse };
        var now = new Argument<DateTimeOffset>("time") { Description = "The new time, such as 2026-11-25T08:00:00Z.", CustomParser = ParseTime };
        return new("clock", "Read and change the clock of a sandbox.")
        {
            Run(new("show", "Print the clock."), async (sandbox, _, output, cancellationToken) => Write(output, await sandbox.Clock.GetAsync(cancellationToken))),
            Run(new("advance", "Move the clock forward.") { by }, async (sandbox, parseResult, output, cancellationToken) =>
                Write(output, await sandbox.Clock.AdvanceAsync(parseResult.GetValue(by)!.Value, cancellationToken))),
            Run(new("set", "Set the clock.") { now }, async (sandbox, parseResult, output, cancellationToken) =>
                Write(output, await sandbox.Clock.SetAsync(new() { Now = parseResult.GetValue(now) }, cancellationToken))),
            Run(new("freeze", "Stop the clock."), async (sandbox, _, output, cancellationToken) => Write(output, await sandbox.Clock.FreezeAsync(cancellationToken: cancellationToken))),
            Run(new("run", "Start a stopped clock."), async (sandbox, _, output, cancellationToken) => Write(output, await sandbox.Clock.RunAsync(cancellationToken: cancellationToken))),
        };
    }

    private Command CreateFaults()
    {
        var id = new Argument<string>("id") { Description = "The ID of the fault." };
        return new("faults", "Inject faults into a sandbox.")
        {
            CreateAddFault(),
            Run(new("list", "List the faults."), async (sandbox, _, output, cancellationToken) => output.Write(
                await sandbox.Faults.ListAsync(cancellationToken), SandboxJsonContext.Api.ActiveFault,
                new("ID", fault => fault.Id), new("Operation", fault => fault.Operation), new("Tenant", fault => fault.Tenant), new("Status", fault => ToText(fault.Status)), new("Times", fault => ToText(fault.Times)),
                new("Matched", fault => fault.Matched.ToString(CultureInfo.InvariantCulture)))),
            Run(new("remove", "Remove a fault.") { id }, (sandbox, parseResult, _, cancellationToken) => sandbox.Faults.RemoveAsync(parseResult.GetRequiredValue(id), cancellationToken)),
            Run(new("clear", "Remove all faults."), (sandbox, _, _, cancellationToken) => sandbox.Faults.ClearAsync(cancellationToken)),
        };
    }

    private Command CreateAddFault()
    {
        var operation = new Option<string>("--operation") { Description = "The operation that fails, such as CreateCustomer, or * for all.", HelpName = "name", Required = true };
        var tenant = CreateTenant("Only requests of this partner: a tenant ID or a name.");
        var application = new Option<string>("--application") { Description = "Only requests of this application.", HelpName = "ID" };
        var skip = CreateNumber("--skip", "How many requests pass before the first one fails. Default: 0.");
        var times = CreateNumber("--times", "How many requests fail. Default: all.");
        var probability = new Option<double?>("--probability") { Description = "The probability that a request fails, above 0 and up to 1. Default: 1.", HelpName = "number" };
        var seed = CreateNumber("--seed", "The seed of the random numbers. The same seed makes the same choices. Default: random.");
        var status = CreateNumber("--status", "The status of the response, such as 429 or 503.");
        var code = CreateNumber("--code", "The code of the fault.");
        var body = new Option<string>("--body") { Description = "The body of the response, sent unchanged, even if it is not JSON. Requires --status.", HelpName = "text" };
        var retryAfter = DurationOption.Create("--retry-after", "The header Retry-After.");
        var delay = DurationOption.Create("--delay", "How long the request is delayed, up to 10m.");
        var delayMin = DurationOption.Create("--delay-min", "The minimum of a random delay.");
        var delayMax = DurationOption.Create("--delay-max", "The maximum of a random delay, up to 10m.");
        var bytesPerSecond = CreateNumber("--bytes-per-second", "How fast the body of the response is sent.");
        var disconnect = new Option<string>("--disconnect") { Description = "When the connection is cut.", HelpName = "point" };
        disconnect.AcceptOnlyFromAmong([.. DisconnectPoints.Keys]);
        var add = new Command("add", "Add a fault, and print it. Several effects can be combined, such as a delay and a status.")
        {
            operation, tenant, application, skip, times, probability, seed, status, code, body, retryAfter, delay, delayMin, delayMax, bytesPerSecond, disconnect,
        };
        return Run(add, async (sandbox, parseResult, output, cancellationToken) => output.Write(
            await sandbox.Faults.AddAsync(
                new()
                {
                    Operation = parseResult.GetRequiredValue(operation),
                    Tenant = parseResult.GetValue(tenant),
                    Application = parseResult.GetValue(application),
                    Skip = parseResult.GetValue(skip),
                    Times = parseResult.GetValue(times),
                    Probability = parseResult.GetValue(probability),
                    Seed = parseResult.GetValue(seed),
                    Status = parseResult.GetValue(status),
                    Code = parseResult.GetValue(code),
                    Body = parseResult.GetValue(body),
                    RetryAfter = parseResult.GetValue(retryAfter),
                    Delay = parseResult.GetValue(delay),
                    DelayMin = parseResult.GetValue(delayMin),
                    DelayMax = parseResult.GetValue(delayMax),
                    BytesPerSecond = parseResult.GetValue(bytesPerSecond),
                    Disconnect = parseResult.GetValue(disconnect) is { } point ? DisconnectPoints[point] : null,
                },
                cancellationToken), SandboxJsonContext.Api.ActiveFault));
    }

    private Command CreateRequests()
    {
        var operation = new Option<string>("--operation") { Description = "Only requests of this operation, such as CreateCustomer.", HelpName = "name" };
        var tenant = CreateTenant("Only requests of this partner: a tenant ID or a name.");
        var status = CreateNumber("--status", "Only requests with this status.");
        var limit = CreateNumber("--limit", "The number of requests to print.");
        var count = CreateNumber("--count", "Wait until this many requests match.");
        var timeout = DurationOption.Create("--timeout", "How long to wait with --count.");
        return Run(new("requests", "List the latest requests of a sandbox, or wait for requests.") { operation, tenant, status, limit, count, timeout }, async (sandbox, parseResult, output, cancellationToken) =>
        {
            var expected = parseResult.GetValue(count);
            var requests = await sandbox.Requests.ListAsync(
                new()
                {
                    Operation = parseResult.GetValue(operation),
                    Tenant = parseResult.GetValue(tenant),
                    Status = parseResult.GetValue(status),
                    Limit = parseResult.GetValue(limit),
                    Count = expected,
                    Timeout = parseResult.GetValue(timeout),
                },
                cancellationToken);
            output.Write(
                requests, SandboxJsonContext.Api.LoggedRequest,
                new("Time", request => request.StartedAt.ToString("O", CultureInfo.InvariantCulture)), new("Operation", request => request.Operation), new("Status", request => ToText(request.Status)),
                new("Tenant", request => request.Tenant?.ToString()), new("Request ID", request => request.RequestId));
            if (requests.Count < expected) throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"Only {requests.Count} of {expected} requests arrived in time."));
        });
    }

    private Command CreateLimits()
    {
        var tenant = CreateTenant("Only the limit of this partner: a tenant ID or a name.");
        return Run(new("limits", "List the rate limits of partners and how much is used.") { tenant }, async (sandbox, parseResult, output, cancellationToken) => output.Write(
            await sandbox.Limits.ListAsync(parseResult.GetValue(tenant), cancellationToken), SandboxJsonContext.Api.TenantLimit,
            new("Tenant", limit => limit.Tenant.ToString()), new("Used", limit => ToText(limit.Used)), new("Limit", limit => ToText(limit.Limit)),
            new("Frees at", limit => limit.FreesAt?.ToString("O", CultureInfo.InvariantCulture))));
    }

    private Command Run(Command command, Func<HttpSandbox, ParseResult, ResultOutput, CancellationToken, Task> run) => command.RunOnSandbox(server, run);

    private static DateTimeOffset ParseTime(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        result.AddError($"time: '{result.Tokens[0].Value}' is not valid. Use a time such as 2026-11-25T08:00:00Z.");
        return default;
    }

    private static Option<int?> CreateNumber(string name, string description) => new(name) { Description = description, HelpName = "number" };

    private static Option<string> CreateTenant(string description) => new("--tenant") { Description = description, HelpName = "tenant" };

    private static void Write(ResultOutput output, ClockState clock) => output.Write(clock, SandboxJsonContext.Api.ClockState);

    private static string? ToText(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
