using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>
/// The fault rules of this node, oldest first. Without rules, a request costs one volatile read. With rules, a lock protects the
/// counters, so that a rule applies exactly as often as it says.
/// </summary>
internal sealed class FaultRules(FaultRuleValidator validator, IdGenerator ids)
{
    /// <summary>The maximum number of rules.</summary>
    public const int MaxRules = 1000;

    private readonly Lock _lock = new();
    private ActiveRule[] _rules = [];
    private int _added;

    /// <summary>Whether there are no rules.</summary>
    public bool IsEmpty => Volatile.Read(ref _rules).Length == 0;

    /// <summary>Adds a rule. Returns it with its ID, or the fault.</summary>
    public Outcome<ActiveFault> Add(FaultRule rule)
    {
        var validated = validator.Validate(rule);
        if (validated.Fault is { } fault) return fault;
        Span<byte> seed = stackalloc byte[sizeof(ulong)];
        ids.FillRandom(seed);
        lock (_lock)
        {
            if (_rules.Length == MaxRules) return Fault.InvalidParameter("faults", string.Create(CultureInfo.InvariantCulture, $"has {MaxRules} rules, which is the maximum; remove one first"));
            var active = new ActiveRule((++_added).ToString(CultureInfo.InvariantCulture), rule, validated.Value, rule.Seed is { } number ? (ulong)number : BitConverter.ToUInt64(seed));
            Volatile.Write(ref _rules, [.. _rules, active]);
            return active.ToModel();
        }
    }

    /// <summary>Lists the rules.</summary>
    public IReadOnlyList<ActiveFault> List()
    {
        lock (_lock) return [.. _rules.Select(rule => rule.ToModel())];
    }

    /// <summary>Finds a rule. Returns it, or the fault.</summary>
    public Outcome<ActiveFault> Find(string id)
    {
        lock (_lock) return _rules.FirstOrDefault(rule => rule.Id == id) is { } found ? found.ToModel() : Fault.FaultRuleNotFound(id);
    }

    /// <summary>Removes a rule. Returns a fault if it does not exist.</summary>
    public Fault? Remove(string id)
    {
        lock (_lock)
        {
            if (_rules.All(rule => rule.Id != id)) return Fault.FaultRuleNotFound(id);
            Volatile.Write(ref _rules, [.. _rules.Where(rule => rule.Id != id)]);
            return null;
        }
    }

    /// <summary>Removes all rules.</summary>
    public void Clear()
    {
        lock (_lock) Volatile.Write(ref _rules, []);
    }

    /// <summary>Returns what the oldest matching rule does to a request, and counts the request; null if no rule matches.</summary>
    public InjectedFault? Match(string operation, Caller caller)
    {
        lock (_lock)
        {
            foreach (var rule in _rules)
                if (rule.TryApply(operation, caller) is { } fault) return fault;
            return null;
        }
    }
}
