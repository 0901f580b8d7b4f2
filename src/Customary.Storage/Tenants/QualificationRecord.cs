namespace Customary.Storage.Tenants;

/// <summary>A qualification of a customer, with or without completed vetting.</summary>
/// <param name="Qualification">A value of <see cref="Customary.Contracts.CustomerQualification.Qualification"/>.</param>
/// <param name="CreatedAt">The time of the request.</param>
internal sealed record QualificationRecord(string Qualification, DateTimeOffset CreatedAt)
{
    /// <summary>The education segment; null for other qualifications.</summary>
    public string? EducationSegment { get; init; }

    /// <summary>The website of the school; null when the request had none.</summary>
    public string? Website { get; init; }

    /// <summary>The end of the vetting; null for qualifications without vetting.</summary>
    public DateTimeOffset? VettedAt { get; init; }

    /// <summary>The reason why the vetting will deny the qualification; null when it will approve it.</summary>
    public string? DenialReason { get; init; }
}
