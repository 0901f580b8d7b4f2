using Customary.Client.Sandbox;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>Validates fault rules. Each error names the property.</summary>
internal sealed class FaultRuleValidator(OperationFaults operations)
{
    /// <summary>The operation of a rule for all operations.</summary>
    public const string AllOperations = "*";

    private const int MinStatus = 200;
    private const int MaxStatus = 599;
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Validates a rule. Returns it with its names resolved, or a fault with all errors.</summary>
    public Outcome<ValidatedRule> Validate(FaultRule rule)
    {
        var errors = new ValidationErrors();
        var names = ValidateOperation(rule, errors);
        ValidateSelection(rule, errors);
        ValidateDelay(rule, errors);
        ValidateResponse(rule, errors);
        ValidateEffects(rule, errors);
        var responses = rule.Status is null && rule.Code is null ? null : FindResponses(rule, names, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        return new ValidatedRule(rule.Tenant is { } tenant ? TenantNames.Resolve(tenant) : null, responses);
    }

    private IReadOnlyList<string> ValidateOperation(FaultRule rule, ValidationErrors errors)
    {
        if (rule.Operation == AllOperations) return [.. operations.All.Keys];
        if (rule.Operation is not null && operations.All.ContainsKey(rule.Operation)) return [rule.Operation];
        errors.Add("operation", string.IsNullOrEmpty(rule.Operation)
            ? "is required: an operationId of /openapi/v1.json, or *"
            : $"must be an operationId of /openapi/v1.json, or *{Suggest(rule.Operation)}");
        return [];
    }

    private string Suggest(string operation) =>
        operations.All.Keys.FirstOrDefault(name => name.Equals(operation, StringComparison.OrdinalIgnoreCase)) is { } name ? $"; did you mean {name}?" : "";

    private static void ValidateSelection(FaultRule rule, ValidationErrors errors)
    {
        if (rule.Tenant is { } tenant && string.IsNullOrWhiteSpace(tenant)) errors.Add("tenant", "must be a tenant ID or a name");
        if (rule.Application is { Length: 0 }) errors.Add("application", "must not be empty");
        if (rule.Skip < 0) errors.Add("skip", "must be 0 or more");
        if (rule.Times < 1) errors.Add("times", "must be 1 or more");
        if (rule.Probability is { } probability && probability is not (> 0 and <= 1)) errors.Add("probability", "must be more than 0 and at most 1");
        if (rule.Seed is not null && rule.Probability is null && rule.DelayMin is null) errors.Add("seed", "needs probability or delayMin");
    }

    private static void ValidateDelay(FaultRule rule, ValidationErrors errors)
    {
        foreach (var (name, delay) in new[] { ("delay", rule.Delay), ("delayMin", rule.DelayMin), ("delayMax", rule.DelayMax) })
            if (delay < TimeSpan.Zero || delay > MaxDelay) errors.Add(name, "must be from PT0S to PT10M");
        if (rule.Delay is not null && (rule.DelayMin is not null || rule.DelayMax is not null)) errors.Add("delay", "cannot be combined with delayMin and delayMax");
        if (rule.DelayMin is null != rule.DelayMax is null) errors.Add(rule.DelayMin is null ? "delayMin" : "delayMax", "is required, because a range has both");
        if (rule.DelayMin > rule.DelayMax) errors.Add("delayMax", "must not be less than delayMin");
    }

    private static void ValidateResponse(FaultRule rule, ValidationErrors errors)
    {
        if (rule.Status is < MinStatus or > MaxStatus) errors.Add("status", string.Create(CultureInfo.InvariantCulture, $"must be from {MinStatus} to {MaxStatus}"));
        if (rule.Body is not null && rule.Status is null) errors.Add("body", "needs status");
        if (rule.Body is not null && rule.Code is not null) errors.Add("body", "cannot be combined with code");
        if (rule.RetryAfter is not { } retryAfter) return;
        if (rule.Status is null && rule.Code is null) errors.Add("retryAfter", "needs status or code");
        if (retryAfter < TimeSpan.Zero || retryAfter > MaxRetryAfter || retryAfter.Ticks % TimeSpan.TicksPerSecond != 0) errors.Add("retryAfter", "must be whole seconds from PT0S to P1D");
    }

    private static void ValidateEffects(FaultRule rule, ValidationErrors errors)
    {
        var hasResponse = rule.Status is not null || rule.Code is not null;
        if (rule.BytesPerSecond < 1) errors.Add("bytesPerSecond", "must be 1 or more");
        if (rule.Disconnect is not null && (hasResponse || rule.BytesPerSecond is not null)) errors.Add("disconnect", "cannot be combined with status, code, body, retryAfter and bytesPerSecond");
        if (!hasResponse && rule.Disconnect is null && rule.BytesPerSecond is null && rule.Delay is null && rule.DelayMin is null)
            errors.Add("rule", "needs an effect: delay, delayMin and delayMax, status, code, bytesPerSecond or disconnect");
    }

    // A code has a response only where it is documented. A rule for all operations applies it to those that document it, and the status alone to the others.
    private Dictionary<string, InjectedResponse>? FindResponses(FaultRule rule, IReadOnlyList<string> names, ValidationErrors errors)
    {
        if (rule.Status is < MinStatus or > MaxStatus || names.Count == 0) return null;
        if (rule.Code is not { } code)
            return names.ToDictionary(name => name, name => new InjectedResponse(rule.Status!.Value, rule.Body is null ? operations.All[name].FirstOrDefault(fault => fault.Status == rule.Status) : null));
        var documented = names.SelectMany(name => operations.All[name]).Where(fault => fault.Code == code).ToList();
        if (documented.Count == 0)
        {
            errors.Add("code", $"is not a documented error code of {(rule.Operation == AllOperations ? "any operation" : rule.Operation)}");
            return null;
        }

        var statuses = documented.Select(fault => fault.Status).Distinct().Order().ToList();
        if (rule.Status is { } status && !statuses.Contains(status)) errors.Add("status", $"must be {string.Join(" or ", statuses)} with code {code}");
        if (rule.Status is null && statuses.Count > 1) errors.Add("status", $"is required with code {code}: {string.Join(" or ", statuses)}");
        var chosen = rule.Status ?? statuses[0];
        var any = documented.FirstOrDefault(fault => fault.Status == chosen);
        return any is null ? null : names.ToDictionary(
            name => name, name => new InjectedResponse(chosen, operations.All[name].FirstOrDefault(fault => fault.Code == code && fault.Status == chosen) ?? any));
    }
}
