using Customary.Core.Paging;

namespace Customary.Core.Relationships;

/// <summary>
/// The filter of a list of relationships: a JSON object with the field <c>Name</c> and the operator <c>starts_with</c>.
/// Source: docs/contract.md#direct-and-indirect-partners and docs/contract.md#filters.
/// </summary>
internal static class NameFilter
{
    /// <summary>Reads the folded prefix of the names; empty if there is no filter.</summary>
    public static Outcome<byte[]> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Array.Empty<byte>();
        var filter = SimpleFieldFilter.ReadStartsWith(text, field => field.Equals("Name", StringComparison.OrdinalIgnoreCase), "Name", "Name");
        return filter.Fault is { } fault ? fault : FoldedText.Key(filter.Value.Value);
    }
}
