using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Customary.Server.Countries;

/// <summary>Every country of the supported languages page (contract, appendix A), by its two-letter code.</summary>
public sealed class CountryCatalog
{
    private const string Resource = "Customary.Server.Countries.countries.json";

    private readonly FrozenDictionary<string, Country> _byCode;
    private readonly FrozenDictionary<string, Country> _suggestions;

    private CountryCatalog(CountryFile file)
    {
        All = [.. file.Countries.Select(country => Complete(country, file))];
        _byCode = All.ToFrozenDictionary(country => country.Iso2, StringComparer.OrdinalIgnoreCase);
        _suggestions = Suggestions(file).ToFrozenDictionary(
            pair => pair.Given, pair => _byCode[pair.Code], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All countries, by name as the page lists them.</summary>
    public IReadOnlyList<Country> All { get; }

    /// <summary>Reads the data that this assembly carries: about a tenth of a second in a cold process, so ask once and when needed.</summary>
    public static CountryCatalog Load()
    {
        using var stream = typeof(CountryCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly carries no resource {Resource}.");
        var file = JsonSerializer.Deserialize(stream, CountryFileJson.Default.CountryFile)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
        return new CountryCatalog(file);
    }

    /// <summary>The country with this alpha-2 code, in either case.</summary>
    public bool TryFind(string? iso2, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return iso2 is not null && _byCode.TryGetValue(iso2, out country);
    }

    /// <summary>
    /// The country that is meant by something that is not an alpha-2 code: <c>UK</c>, an alpha-3 code or a name.
    /// Source: contract, section 17, row 15.
    /// </summary>
    public bool TrySuggest(string? given, [NotNullWhen(true)] out Country? country)
    {
        country = null;
        return given is not null && _suggestions.TryGetValue(given.Trim(), out country);
    }

    private static IEnumerable<(string Given, string Code)> Suggestions(CountryFile file) =>
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
