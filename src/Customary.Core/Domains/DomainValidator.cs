using Customary.Core.Clouds;

namespace Customary.Core.Domains;

/// <summary>Validates the initial domain of a customer: one or more labels before a suffix of the cloud (docs/contract.md#creating-a-customer).</summary>
internal sealed class DomainValidator(Cloud cloud, DomainOptions options)
{
    private const int MaxPrefixLength = 27;
    private readonly string[] _suffixes = [cloud.DomainSuffix, .. options.AdditionalSuffixes];

    /// <summary>The suffix for names without one.</summary>
    public string DefaultSuffix => _suffixes[0];

    /// <summary>Validates the domain of a new customer.</summary>
    public void Validate(string? domain, string field, ValidationErrors errors)
    {
        if (string.IsNullOrWhiteSpace(domain))
        {
            errors.Add(field, "is required");
            return;
        }

        if (FindSuffix(domain) is not { } suffix)
        {
            errors.Add(field, $"must end in .{string.Join(" or .", _suffixes)}");
            return;
        }

        var prefix = domain[..^(suffix.Length + 1)];
        if (prefix.Length > MaxPrefixLength) errors.Add(field, $"has {prefix.Length} characters before .{suffix}; at most {MaxPrefixLength} are allowed");
        else if (!DomainName.IsPrefix(prefix)) errors.Add(field, $"may have only letters, digits and inner hyphens before .{suffix}");
    }

    /// <summary>Whether a name ends in a suffix of the cloud, as only initial domains do.</summary>
    public bool IsInitial(string domain) => FindSuffix($".{domain}") is not null;

    /// <summary>Adds the default suffix to a name of one label.</summary>
    public string Complete(string name) => name.Contains('.', StringComparison.Ordinal) ? name : $"{name}.{DefaultSuffix}";

    /// <summary>Adds the default suffix to a prefix, unless it has a suffix.</summary>
    public string WithSuffix(string prefix) => FindSuffix(prefix) is null ? $"{prefix}.{DefaultSuffix}" : prefix;

    private string? FindSuffix(string domain) => Array.Find(_suffixes, suffix => domain.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase));
}
