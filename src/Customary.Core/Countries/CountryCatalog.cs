using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Customary.Core.Countries;

/// <summary>Every country of the supported languages page (contract, appendix A), by its two-letter code.</summary>
internal sealed class CountryCatalog
{
    private const string Resource = "Customary.Core.Countries.countries.json";

    // About a tenth of a second in a cold process, and most requests, reads above all, ask for no country.
    private readonly Lazy<Content> _content = new(() => new(Read()));

    private CountryCatalog()
    {
    }

    /// <summary>All countries, by name as the page lists them.</summary>
    public IReadOnlyList<Country> All => _content.Value.All;

    /// <summary>The data that this assembly carries, which is read when it is first asked for.</summary>
    public static CountryCatalog Load() => new();

    /// <summary>The country with this alpha-2 code, in either case.</summary>
    public bool TryFind(string? iso2, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return iso2 is not null && _content.Value.ByCode.TryGetValue(iso2, out country);
    }

    /// <summary>
    /// The country that is meant by something that is not an alpha-2 code: <c>UK</c>, an alpha-3 code or a name.
    /// Source: contract, section 17, row 15.
    /// </summary>
    public bool TrySuggest(string? given, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return given is not null && _content.Value.Suggestions.TryGetValue(given.Trim(), out country);
    }

    private static CountryFile Read()
    {
        using var stream = typeof(CountryCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly carries no resource {Resource}.");
        return JsonSerializer.Deserialize(stream, CountryFileJsonContext.Default.CountryFile)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
    }

    private sealed class Content
    {
        public Content(CountryFile file)
        {
            All = [.. file.Countries.Select(country => Complete(country, file))];
            ByCode = All.ToFrozenDictionary(country => country.Iso2, StringComparer.OrdinalIgnoreCase);
            Suggestions = SuggestionsIn(file).ToFrozenDictionary(
                pair => pair.Given, pair => ByCode[pair.Code], StringComparer.OrdinalIgnoreCase);
        }

        public IReadOnlyList<Country> All { get; }

        public FrozenDictionary<string, Country> ByCode { get; }

        public FrozenDictionary<string, Country> Suggestions { get; }

        private static IEnumerable<(string Given, string Code)> SuggestionsIn(CountryFile file) =>
        [
            .. file.Hints.Select(hint => (hint.Key, hint.Value)),
            .. file.Countries.Select(country => (country.Iso3, country.Iso2)),
            .. file.Countries.Select(country => (country.Name, country.Iso2)),
        ];

        private static Country Complete(Country country, CountryFile file) => country with
        {
            StateIndex = new StateIndex(country.States),
            PostalPrefixes = file.PostalPrefixes.TryGetValue(country.Iso2, out var prefixes)
                ? prefixes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
                : country.PostalPrefixes,
        };
    }
}
