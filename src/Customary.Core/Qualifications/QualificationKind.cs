namespace Customary.Core.Qualifications;

/// <summary>
/// The values of a qualification as responses spell them. They are accepted in any casing, with or without underscores. Sources:
/// "Update a customer's qualifications asynchronously" and the enumeration of the .NET SDK.
/// </summary>
internal static class QualificationKind
{
    public const string Education = "Education";
    public const string Government = "GovernmentCommunityCloud";
    public const string StateOwned = "StateOwnedEntity";

    /// <summary>The value in the older resource for a customer without a qualification.</summary>
    public const string None = "None";

    private const string Nonprofit = "Nonprofit";

    // In the order of the SDK's enumeration, because the older resource accepts the number.
    private static readonly string[] All = [None, Education, Nonprofit, Government, StateOwned];

    /// <summary>The values that a partner can request.</summary>
    public static IReadOnlyList<string> Settable { get; } = [Education, Government, StateOwned];

    /// <summary>The values that a partner can set in the older resource.</summary>
    public static IReadOnlyList<string> SettableInLegacy { get; } = [Education, Government];

    /// <summary>Finds a value as responses spell it; null if the text is none of them.</summary>
    public static string? Find(string? text) =>
        text is null ? null : Array.Find(All, kind => kind.Equals(text.Trim().Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a value by its number in the SDK's enumeration; null if there is none.</summary>
    public static string? Find(int number) => All.ElementAtOrDefault(number);
}
