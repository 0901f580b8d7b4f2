namespace Customary.Contracts;

/// <summary>
/// What a customer is qualified as, and how far its vetting is.
/// Source: "Get a customer's qualification asynchronously".
/// </summary>
public sealed record CustomerQualification
{
    /// <summary><c>Education</c>, <c>GovernmentCommunityCloud</c> or <c>StateOwnedEntity</c>.</summary>
    public string? Qualification { get; init; }

    /// <summary><c>InReview</c>, <c>Approved</c> or <c>Denied</c>; absent where nothing is vetted.</summary>
    public string? VettingStatus { get; init; }

    /// <summary>Why it was denied.</summary>
    public string? VettingReason { get; init; }

    /// <summary>When the vetting began, UTC, as the documented answers to GET spell it.</summary>
    public string? VettingCreatedDate { get; init; }

    /// <summary>The same, as the documented answers to POST and the .NET SDK spell it.</summary>
    public string? VettingCreateDate { get; init; }
}
