namespace Customary.Core.Countries;

/// <summary>
/// Validates cultures and languages by their format. Source: docs/contract.md#cultures-and-languages.
/// </summary>
internal static class Cultures
{
    /// <summary>
    /// Parses a culture: a language, optionally a script, optionally a region. The result has the usual casing:
    /// <c>az-Latn-AZ</c> for <c>az-latn-az</c>. The older .NET names of the two Chinese scripts, <c>zh-CHS</c> and <c>zh-CHT</c>, are
    /// cultures too, because the rules of China publish one.
    /// </summary>
    public static bool TryNormalize(string? culture, out string normalized)
    {
        normalized = "";
        if (culture?.Split('-') is not [var language, .. var rest] || !IsLanguagePart(language)) return false;

        switch (rest)
        {
            case []:
                normalized = language.ToLowerInvariant();
                return true;
            case [var script] when IsScript(script):
                normalized = $"{language.ToLowerInvariant()}-{Title(script)}";
                return true;
            case [var region] when IsRegion(region) || IsChineseScript(language, region):
                normalized = $"{language.ToLowerInvariant()}-{region.ToUpperInvariant()}";
                return true;
            case [var script, var region] when IsScript(script) && IsRegion(region):
                normalized = $"{language.ToLowerInvariant()}-{Title(script)}-{region.ToUpperInvariant()}";
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a text is a language: two letters, or a culture such as <c>pt-PT</c>.</summary>
    public static bool IsLanguage(string? language) =>
        TryNormalize(language, out var normalized) && (normalized.Length == 2 || normalized.Contains('-', StringComparison.Ordinal));

    /// <summary>Whether a culture is available in a country, ignoring casing.</summary>
    public static bool IsAvailableIn(string? culture, Country country) =>
        country.Rules.SupportedCulturesList.Contains(culture, StringComparer.OrdinalIgnoreCase);

    private static bool IsLanguagePart(string part) => part.Length is 2 or 3 && part.All(char.IsAsciiLetter);

    private static bool IsScript(string part) => part.Length == 4 && part.All(char.IsAsciiLetter);

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit));

    private static bool IsChineseScript(string language, string script) =>
        language.Equals("zh", StringComparison.OrdinalIgnoreCase)
        && (script.Equals("CHS", StringComparison.OrdinalIgnoreCase) || script.Equals("CHT", StringComparison.OrdinalIgnoreCase));

    private static string Title(string script) => char.ToUpperInvariant(script[0]) + script[1..].ToLowerInvariant();
}
