using System.Collections.Frozen;

namespace Customary.Core.Countries;

/// <summary>
/// A country: its published rules, and what the server needs besides them. It has no other rules for the fields that the published
/// ones describe, so that the two cannot differ.
/// </summary>
/// <param name="data">The data of the country.</param>
/// <param name="edition">The edition of the rules for registration numbers and phone numbers.</param>
/// <param name="postalPrefixes">By the first characters of a postal code: the states that it can belong to. Empty for all countries except US and CA.</param>
internal sealed class Country(CountryData data, RegistrationRules edition, FrozenDictionary<string, IReadOnlyList<string>> postalPrefixes)
{
    private readonly StateIndex _states = new(data.States);

    /// <summary>The rules that the API publishes and the validators apply.</summary>
    public CountryValidationRules Rules { get; } = CountryValidationRules.From(data, edition);

    /// <summary>The ISO 3166-1 alpha-2 code.</summary>
    public string Iso2 => Rules.Iso2Code;

    /// <summary>The ISO 3166-1 alpha-3 code.</summary>
    public string Iso3 => data.Iso3;

    /// <summary>The name in English.</summary>
    public string Name => data.Name;

    /// <summary>The states with their names, in the order of the published list; empty if none are listed.</summary>
    public IReadOnlyList<CountryState> States => data.States;

    /// <summary>Whether a state must be in the published list. If not, the list is only informative (docs/contract.md#addresses).</summary>
    public bool EnforcesStates => data.StatesEnforced;

    /// <summary>The name of the organization registration number in the country; null if no source names one.</summary>
    public string? RegistrationNumberKind => data.RegistrationNumber?.Kind;

    /// <summary>Finds a state by its code or name, ignoring casing and accents; null if there is none.</summary>
    public CountryState? FindState(string codeOrName) => _states.Find(codeOrName);

    /// <summary>
    /// Finds the codes of the states that a postal code can belong to, by its longest known prefix. Empty if there is none; null if the
    /// country has no known prefixes (all except US and CA).
    /// </summary>
    public IReadOnlyList<string>? StatesAt(string postalCode)
    {
        if (postalPrefixes.Count == 0) return null;
        for (var length = Math.Min(3, postalCode.Length); length > 0; length--)
        {
            if (postalPrefixes.TryGetValue(postalCode[..length], out var states)) return states;
        }

        return [];
    }
}
