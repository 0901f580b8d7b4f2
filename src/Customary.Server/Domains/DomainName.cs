using System.Text.RegularExpressions;

namespace Customary.Server.Domains;

/// <summary>The form of domain names: labels of letters, digits and inner hyphens, within DNS's lengths.</summary>
public static partial class DomainName
{
    private const int Longest = 253;

    /// <summary>Whether a text is a domain name of two labels or more.</summary>
    public static bool IsValid(string text) => text.Length <= Longest && Labels().IsMatch(text) && text.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether a text is one label or several, as the part before a suffix is.</summary>
    public static bool IsPrefix(string text) => text.Length is > 0 and <= Longest && Labels().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}
