using Customary.Storage.Partners;

namespace Customary.Core.Partners;

/// <summary>The kinds of partners by the words that operators write.</summary>
internal static class PartnerKinds
{
    private static readonly (string Word, PartnerKind Kind)[] Known =
    [
        ("direct-reseller", PartnerKind.DirectReseller),
        ("indirect-provider", PartnerKind.IndirectProvider),
        ("indirect-reseller", PartnerKind.IndirectReseller),
    ];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Word)];

    /// <summary>The word for a kind.</summary>
    public static string NameOf(PartnerKind kind) => Known.Single(known => known.Kind == kind).Word;

    /// <summary>The kind of a word; false when it is none.</summary>
    public static bool TryRead(string? word, out PartnerKind kind)
    {
        kind = Known.FirstOrDefault(known => known.Word.Equals(word, StringComparison.OrdinalIgnoreCase)).Kind;
        return Names.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
