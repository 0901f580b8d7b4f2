using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Customary.Core.Countries;

/// <summary>The countries of the page "Partner Center supported languages and locales", by two-letter code.</summary>
internal sealed class CountryCatalog
{
    private const string Resource = "Customary.Core.Countries.countries.json";

    // Loading takes about a tenth of a second in a cold process, and most requests need no country.
    private readonly Lazy<Content> _content;

    private CountryCatalog(RegistrationRules edition) => _content = new(() => new(Read(), edition));

    /// <summary>All countries, by name in the order of the page.</summary>
    public IReadOnlyList<Country> All => _content.Value.All;

    /// <summary>Creates the catalog. The embedded data is loaded at the first use.</summary>
    /// <param name="edition">The edition of the rules for registration numbers and phone numbers.</param>
    public static CountryCatalog Load(RegistrationRules edition = RegistrationRules.Rules2023) => new(edition);

    /// <summary>Finds a country by its alpha-2 code, ignoring casing.</summary>
    public bool TryFind(string? iso2, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return iso2 is not null && _content.Value.ByCode.TryGetValue(iso2, out country);
    }

    /// <summary>
    /// Finds the country for a text that is not an alpha-2 code: <c>UK</c>, an alpha-3 code or a name.
    /// </summary>
    public bool TrySuggest(string? text, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return text is not null && _content.Value.Suggestions.TryGetValue(text.Trim(), out country);
    }

    private static CountryFile Read()
    {
        using var stream = typeof(CountryCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {Resource}.");
        return JsonSerializer.Deserialize(stream, CountryFileJsonContext.Default.CountryFile)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
    }

    private sealed class Content
    {
        public Content(CountryFile file, RegistrationRules edition)
        {
            All = [.. file.Countries.Select(data => new Country(data, edition, FindPostalPrefixes(file, data.Iso2)))];
            ByCode = All.ToFrozenDictionary(country => country.Iso2, StringComparer.OrdinalIgnoreCase);
            Suggestions = ReadSuggestions(file).ToFrozenDictionary(
                pair => pair.Text, pair => ByCode[pair.Code], StringComparer.OrdinalIgnoreCase);
        }

        public IReadOnlyList<Country> All { get; }

        public FrozenDictionary<string, Country> ByCode { get; }

        public FrozenDictionary<string, Country> Suggestions { get; }

        private static IEnumerable<(string Text, string Code)> ReadSuggestions(CountryFile file) =>
        [
            .. file.Hints.Select(hint => (hint.Key, hint.Value)),
            .. file.Countries.Select(country => (country.Iso3, country.Iso2)),
            .. file.Countries.Select(country => (country.Name, country.Iso2)),
        ];

        private static FrozenDictionary<string, IReadOnlyList<string>> FindPostalPrefixes(CountryFile file, string country) =>
            file.PostalPrefixes.TryGetValue(country, out var prefixes)
                ? prefixes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
                : FrozenDictionary<string, IReadOnlyList<string>>.Empty;
    }
}
