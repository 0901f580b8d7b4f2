using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>A rule with its counters. <see cref="FaultRules"/> protects it with a lock.</summary>
internal sealed class ActiveRule(string id, FaultRule rule, ValidatedRule validated, ulong seed)
{
    private ulong _random = seed;
    private long _selected;
    private long _matched;

    /// <summary>The ID of the rule.</summary>
    public string Id { get; } = id;

    /// <summary>Returns what the rule does to a request; null if it does not apply.</summary>
    public InjectedFault? TryApply(string operation, Caller caller)
    {
        if (!Selects(operation, caller) || _matched == rule.Times) return null;
        if (_selected++ < (rule.Skip ?? 0)) return null;
        if (rule.Probability is { } probability && NextRandom() >= probability) return null;
        _matched++;
        return new(Id, rule, validated.GetResponse(operation), NextDelay());
    }

    /// <summary>Returns the rule as the administrative API shows it.</summary>
    public ActiveFault ToModel() => new()
    {
        Id = Id,
        Matched = _matched,
        Operation = rule.Operation,
        Tenant = rule.Tenant,
        Application = rule.Application,
        Skip = rule.Skip,
        Times = rule.Times,
        Probability = rule.Probability,
        Seed = rule.Seed,
        Delay = rule.Delay,
        DelayMin = rule.DelayMin,
        DelayMax = rule.DelayMax,
        Status = rule.Status,
        Code = rule.Code,
        RetryAfter = rule.RetryAfter,
        Body = rule.Body,
        BytesPerSecond = rule.BytesPerSecond,
        Disconnect = rule.Disconnect,
    };

    private bool Selects(string operation, Caller caller) =>
        (rule.Operation == FaultRuleValidator.AllOperations || rule.Operation == operation)
        && validated.Covers(operation)
        && (validated.Tenant is not { } tenant || tenant == caller.Partner)
        && (rule.Application is null || rule.Application.Equals(caller.Application, StringComparison.OrdinalIgnoreCase));

    private TimeSpan NextDelay() => rule.DelayMin is { } min ? min + ((rule.DelayMax!.Value - min) * NextRandom()) : rule.Delay ?? TimeSpan.Zero;

    // SplitMix64: a seed makes the same choices on every machine and in every version of .NET. From 0, exclusive of 1.
    private double NextRandom()
    {
        var mixed = _random += 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
