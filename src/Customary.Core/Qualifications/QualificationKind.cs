namespace Customary.Core.Qualifications;

/// <summary>
/// The values of a qualification as they go over the wire; read in any case, with underscores or without. Source:
/// "Update a customer's qualifications asynchronously" and the enumeration of the .NET SDK.
/// </summary>
internal static class QualificationKind
{
    public const string Education = "Education";
    public const string Government = "GovernmentCommunityCloud";
    public const string StateOwned = "StateOwnedEntity";

    /// <summary>What the older resource says of a customer that has none.</summary>
    public const string None = "None";

    private const string Nonprofit = "Nonprofit";

    // In the order of the SDK's enumeration, for the older resource takes the number.
    private static readonly string[] All = [None, Education, Nonprofit, Government, StateOwned];

    /// <summary>Those that a partner can ask for.</summary>
    public static IReadOnlyList<string> Settable { get; } = [Education, Government, StateOwned];

    /// <summary>Those that the older resource can be set to.</summary>
    public static IReadOnlyList<string> SettableInLegacy { get; } = [Education, Government];

    /// <summary>The kind that is meant, as it is written on the wire; null when it is none of them.</summary>
    public static string? Find(string? sent) =>
        sent is null ? null : Array.Find(All, kind => kind.Equals(sent.Trim().Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind of that number in the SDK's enumeration; null when there is none.</summary>
    public static string? Find(int number) => All.ElementAtOrDefault(number);
}
