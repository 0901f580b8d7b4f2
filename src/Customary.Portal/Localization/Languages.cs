namespace Customary.Portal.Localization;

/// <summary>The languages of the portal. A language is one resource file: <c>Texts.NAME.resx</c>.</summary>
internal static class Languages
{
    /// <summary>The language of <c>Texts.resx</c>.</summary>
    public const string Default = "en";

    /// <summary>The languages in the order in which they are offered. Without the data of cultures (invariant mode), only the default.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [.. new[] { (Default, "en-US"), ("de", "de-DE") }.Select(language => Find(language.Item2)).OfType<CultureInfo>().DefaultIfEmpty(CultureInfo.InvariantCulture)];

    /// <summary>Returns the language with a name; null if it is not offered.</summary>
    public static CultureInfo? FindByName(string? name) => All.FirstOrDefault(culture => GetName(culture).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a language: two letters.</summary>
    public static string GetName(CultureInfo culture) => culture.Name.Length == 0 ? Default : culture.TwoLetterISOLanguageName;

    /// <summary>Returns the name of a language in the language itself.</summary>
    public static string GetNativeName(CultureInfo language)
    {
        var name = language.Name.Length == 0 ? "English" : language.Parent.NativeName;
        return string.Concat(name[..1].ToUpper(language), name.AsSpan(1));
    }

    /// <summary>Returns the first offered language that the browser accepts, by its preference, or the default.</summary>
    /// <param name="acceptLanguage">The header Accept-Language.</param>
    public static CultureInfo Select(IList<Microsoft.Net.Http.Headers.StringWithQualityHeaderValue> acceptLanguage) =>
        acceptLanguage.Where(each => each.Quality is not 0).OrderByDescending(each => each.Quality ?? 1)
            .Select(each => FindByName(each.Value.Value?.Split('-')[0])).FirstOrDefault(found => found is not null) ?? All[0];

    private static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
