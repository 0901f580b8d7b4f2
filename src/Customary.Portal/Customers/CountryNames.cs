namespace Customary.Portal.Customers;

/// <summary>The names of countries, languages and formats in the language of the request.</summary>
internal static class CountryNames
{
    /// <summary>Returns the name of a country; the code if nothing knows it.</summary>
    public static string Get(CountryCatalog countries, string? code) => countries.TryFind(code, out var country) ? Get(country) : code ?? "";

    /// <summary>Returns the name of a country.</summary>
    public static string Get(Country country)
    {
        if (Languages.GetName(CultureInfo.CurrentUICulture) == Languages.Default) return country.Name;

        // .NET translates the names of cultures, and not those of regions: "Englisch (Japan)".
        var name = GetCultureName($"en-{country.Iso2}");
        return name.IndexOf('(', StringComparison.Ordinal) is > 0 and var start && name.EndsWith(')') && name[(start + 1)..^1] != country.Iso2 ? name[(start + 1)..^1] : country.Name;
    }

    /// <summary>Returns the countries to choose from, sorted by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> GetChoices(CountryCatalog countries) =>
        [.. countries.All.Select(country => KeyValuePair.Create(country.Iso2, Get(country))).OrderBy(choice => choice.Value, StringComparer.CurrentCulture)];

    /// <summary>Returns languages or cultures to choose from.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> GetCultureChoices(IEnumerable<string> names) => [.. names.Distinct().Select(name => KeyValuePair.Create(name, GetCulture(name)))];

    /// <summary>Returns the name of a language or a culture with its code; the code if nothing knows it.</summary>
    public static string GetCulture(string? name) => string.IsNullOrEmpty(name) ? "–" : GetCultureName(name) is var text && text == name ? name : $"{text} ({name})";

    private static string GetCultureName(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return name;
        }
    }
}
