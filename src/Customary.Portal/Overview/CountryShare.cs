using Customary.Portal.Customers;

namespace Customary.Portal.Overview;

/// <summary>The customers of a country.</summary>
/// <param name="Name">The name of the country in the language of the page.</param>
/// <param name="Count">The number of customers.</param>
/// <param name="Share">Their part of all customers, from 0 to 1.</param>
/// <param name="Width">The length of the bar, from 0 to 1: 1 for the most frequent country. Null for several countries, which would make the others look small.</param>
internal sealed record CountryShare(string Name, long Count, double Share, double? Width)
{
    private const int MaxCountries = 8;

    /// <summary>Creates the list, most customers first. Rare countries are one item.</summary>
    public static IReadOnlyList<CountryShare> Create(CustomerCounts counts, CountryCatalog countries)
    {
        if (counts.Total == 0) return [];
        var all = counts.ByCountry.Select(country => (Name: country.Key.Length == 0 ? Texts.OverviewCountryUnknown : CountryNames.Get(countries, country.Key), Count: country.Value))
            .OrderByDescending(country => country.Count).ThenBy(country => country.Name, StringComparer.CurrentCulture).ToList();
        var named = all.Count > MaxCountries ? all[..(MaxCountries - 1)] : all;
        var shares = named.Select(country => new CountryShare(country.Name, country.Count, (double)country.Count / counts.Total, (double)country.Count / named[0].Count)).ToList();
        var others = counts.Total - named.Sum(country => country.Count);
        if (others > 0) shares.Add(new(Texts.OverviewOtherCountries, others, (double)others / counts.Total, Width: null));
        return shares;
    }
}
