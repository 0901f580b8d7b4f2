namespace Customary.Contracts;

/// <summary>
/// The request to set a qualification of a customer.
/// Source: "Update a customer's qualifications asynchronously".
/// </summary>
public sealed record CustomerQualificationRequest : ApiObject
{
    /// <summary>The qualification: <c>Education</c>, <c>GovernmentCommunityCloud</c> or <c>StateOwnedEntity</c>.</summary>
    public string? Qualification { get; init; }

    /// <summary>The education segment: <c>K12</c> or <c>HigherEducation</c>. Required for <c>Education</c>.</summary>
    public string? EducationSegment { get; init; }

    /// <summary>The website of the school. Valid for <c>Education</c> only.</summary>
    public string? Website { get; init; }

    /// <summary>One of the partner's validation codes. Required for <c>GovernmentCommunityCloud</c>.</summary>
    public string? ValidationCode { get; init; }
}
