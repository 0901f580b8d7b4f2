namespace Customary.Core.Qualifications;

/// <summary>
/// The values of a qualification, as responses of the newer resource spell them. Sources:
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

    // The older resource accepts the number.
    private static readonly ApiEnumeration All = new(None, Education, Nonprofit, Government, StateOwned);

    /// <summary>The values that a partner can request.</summary>
    public static IReadOnlyList<string> Settable { get; } = [Education, Government, StateOwned];

    /// <summary>The values that a partner can set in the older resource.</summary>
    public static IReadOnlyList<string> SettableInLegacy { get; } = [Education, Government];

    /// <summary>Finds a value as responses spell it; null if the text is none of them.</summary>
    public static string? Find(string? text) => All.Find(text);

    /// <summary>
    /// The value in responses of the older resource, in snake_case. <see cref="StateOwned"/> is <c>none</c>, because the community SDK fails
    /// on values that are newer than itself.
    /// </summary>
    public static string ToLegacy(string? kind) => kind switch
    {
        Education => "education",
        Government => "government_community_cloud",
        _ => "none",
    };
}
