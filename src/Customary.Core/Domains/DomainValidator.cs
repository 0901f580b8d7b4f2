using Customary.Core.Clouds;

namespace Customary.Core.Domains;

/// <summary>Which domain a new customer may have (decision 3): one or more labels before a suffix of the cloud.</summary>
internal sealed class DomainValidator(Cloud cloud, DomainOptions options)
{
    private const int MaxPrefixLength = 27;
    private readonly string[] _suffixes = [cloud.DomainSuffix, .. options.AdditionalSuffixes];

    /// <summary>The suffix that the cloud gives to a name without one.</summary>
    public string DefaultSuffix => _suffixes[0];

    /// <summary>Checks the domain of a new customer.</summary>
    public void Validate(string? domain, string field, ValidationErrors errors)
    {
        if (string.IsNullOrWhiteSpace(domain))
        {
            errors.Add(field, "is required");
            return;
        }

        if (SuffixOf(domain) is not { } suffix)
        {
            errors.Add(field, $"must end in .{string.Join(" or .", _suffixes)}");
            return;
        }

        var prefix = domain[..^(suffix.Length + 1)];
        if (prefix.Length > MaxPrefixLength) errors.Add(field, $"has {prefix.Length} characters before .{suffix}; at most {MaxPrefixLength} are allowed");
        else if (!DomainName.IsPrefix(prefix)) errors.Add(field, $"may have only letters, digits and inner hyphens before .{suffix}");
    }

    /// <summary>Whether a name stands under a suffix of the cloud, as only the domains that come with customers do.</summary>
    public bool IsInitial(string domain) => SuffixOf($".{domain}") is not null;

    /// <summary>The name that somebody means who may leave the cloud's suffix out; that of a single label.</summary>
    public string Complete(string name) => name.Contains('.', StringComparison.Ordinal) ? name : $"{name}.{DefaultSuffix}";

    /// <summary>The name that a prefix makes with the cloud's suffix, unless it has one already.</summary>
    public string WithSuffix(string prefix) => SuffixOf(prefix) is null ? $"{prefix}.{DefaultSuffix}" : prefix;

    private string? SuffixOf(string domain) => Array.Find(_suffixes, suffix => domain.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase));
}
