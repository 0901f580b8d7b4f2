using Customary.Server.Faults;
using Customary.Server.Settings;

namespace Customary.Server.Domains;

/// <summary>Which domain a new customer may have (decision 3): one or more labels before a suffix of the cloud.</summary>
public sealed class DomainRules(ServiceSettings settings)
{
    private const int LongestPrefix = 27;
    private readonly string[] _suffixes = [settings.Get(AllSettings.Cloud).DomainSuffix, .. settings.Get(AllSettings.DomainSuffixes)];

    /// <summary>The suffix that the cloud gives to a name without one.</summary>
    public string StandardSuffix => _suffixes[0];

    /// <summary>Checks the domain of a new customer.</summary>
    public void Check(string? domain, string field, Violations found)
    {
        if (string.IsNullOrWhiteSpace(domain))
        {
            found.Add(field, "is required");
            return;
        }

        var suffix = Array.Find(_suffixes, suffix => domain.EndsWith($".{suffix}", StringComparison.OrdinalIgnoreCase));
        if (suffix is null)
        {
            found.Add(field, $"must end in .{string.Join(" or .", _suffixes)}");
            return;
        }

        var prefix = domain[..^(suffix.Length + 1)];
        if (prefix.Length > LongestPrefix) found.Add(field, $"has {prefix.Length} characters before .{suffix}; at most {LongestPrefix} are allowed");
        else if (!DomainName.IsPrefix(prefix)) found.Add(field, $"may have only letters, digits and inner hyphens before .{suffix}");
    }
}
