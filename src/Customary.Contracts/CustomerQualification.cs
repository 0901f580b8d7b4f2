namespace Customary.Contracts;

/// <summary>
/// A qualification of a customer and the status of its vetting.
/// Source: "Get a customer's qualification asynchronously".
/// </summary>
public sealed record CustomerQualification : ApiObject
{
    /// <summary>The qualification: <c>Education</c>, <c>GovernmentCommunityCloud</c> or <c>StateOwnedEntity</c>.</summary>
    public string? Qualification { get; init; }

    /// <summary>The vetting status: <c>InReview</c>, <c>Approved</c> or <c>Denied</c>. Absent for qualifications without vetting.</summary>
    public string? VettingStatus { get; init; }

    /// <summary>The reason for the denial.</summary>
    public string? VettingReason { get; init; }

    /// <summary>The start of the vetting: ISO 8601, UTC. The documented GET responses use this name.</summary>
    public string? VettingCreatedDate { get; init; }

    /// <summary>The start of the vetting: ISO 8601, UTC. The documented POST responses and the .NET SDK use this name.</summary>
    public string? VettingCreateDate { get; init; }
}
