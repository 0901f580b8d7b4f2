using System.Collections.Frozen;

namespace Customary.Core.Countries;

/// <summary>Finds a state by its code or a name; case and accents make no difference.</summary>
internal sealed class StateIndex(IReadOnlyList<CountryState> states)
{
    // No name of a state has a character beyond the Latin letters and combining accents.
    private const char Last = '\u036F';

    private readonly FrozenDictionary<string, CountryState> _byName = states
        .SelectMany(state => Names(state).Select(name => (Key: Fold(name), State: state)))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.State);

    public CountryState? Find(string given) =>
        !given.AsSpan().ContainsAnyExceptInRange('\0', Last) && _byName.TryGetValue(Fold(given), out var state) ? state : null;

    private static IEnumerable<string> Names(CountryState state) => [state.Code, state.Name, .. state.OtherNames ?? []];

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToUpperInvariant(letter));
        }

        return folded.ToString();
    }
}
