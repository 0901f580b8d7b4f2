using Customary.Core.Paging;

namespace Customary.Core.Relationships;

/// <summary>
/// The filter of a list of relationships: a JSON object with the field <c>Name</c> and the operator <c>starts_with</c>, which the swagger
/// names, or <c>substring</c>, which the .NET SDK names. Source: docs/contract.md#direct-and-indirect-partners and docs/contract.md#filters.
/// </summary>
/// <param name="Part">The folded text that a name must contain; empty if there is no filter.</param>
/// <param name="AtStart">Whether a name must start with it.</param>
internal sealed record NameFilter(byte[] Part, bool AtStart)
{
    private static readonly FilterField Name = new("Name", FilterOperators.StartsWith, FilterOperators.Substring);

    /// <summary>Reads the query parameter <c>filter</c>.</summary>
    public static Outcome<NameFilter> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new NameFilter([], AtStart: true);
        var filter = SimpleFieldFilter.Read(text, Name);
        return filter.Fault is { } fault ? fault : new NameFilter(FoldedText.Key(filter.Value.Value), filter.Value.Operator == FilterOperators.StartsWith);
    }

    /// <summary>Whether a name matches the filter, without regard to case.</summary>
    public bool Matches(string name)
    {
        var folded = FoldedText.Key(name).AsSpan();
        return AtStart ? folded.StartsWith(Part) : folded.IndexOf(Part) >= 0;
    }
}
