namespace Customary.Contracts;

/// <summary>
/// A qualification that a partner asks for.
/// Source: "Update a customer's qualifications asynchronously".
/// </summary>
public sealed record CustomerQualificationRequest
{
    /// <summary><c>Education</c>, <c>GovernmentCommunityCloud</c> or <c>StateOwnedEntity</c>.</summary>
    public string? Qualification { get; init; }

    /// <summary><c>K12</c> or <c>HigherEducation</c>; required for <c>Education</c>.</summary>
    public string? EducationSegment { get; init; }

    /// <summary>The website of the school; for <c>Education</c> only.</summary>
    public string? Website { get; init; }

    /// <summary>One of the partner's validation codes; required for <c>GovernmentCommunityCloud</c>.</summary>
    public string? ValidationCode { get; init; }
}
