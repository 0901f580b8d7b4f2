namespace Customary.Core.Partners;

/// <summary>The names of the kinds of partners in settings and commands.</summary>
internal static class PartnerKinds
{
    private static readonly (string Name, PartnerKind Kind)[] Known =
    [
        ("direct-reseller", PartnerKind.DirectReseller),
        ("indirect-provider", PartnerKind.IndirectProvider),
        ("indirect-reseller", PartnerKind.IndirectReseller),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The name of a kind.</summary>
    public static string NameOf(PartnerKind kind) => Known.Single(known => known.Kind == kind).Name;

    /// <summary>Parses the name of a kind, ignoring casing. Returns false if it is unknown.</summary>
    public static bool TryRead(string? name, out PartnerKind kind)
    {
        kind = Known.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Kind;
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
