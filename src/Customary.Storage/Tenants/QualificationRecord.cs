namespace Customary.Storage.Tenants;

/// <summary>A qualification that a customer has or asked for.</summary>
/// <param name="Qualification">What it is qualified as.</param>
/// <param name="CreatedAt">When it was asked for.</param>
internal sealed record QualificationRecord(string Qualification, DateTimeOffset CreatedAt)
{
    /// <summary>The segment of education; null for other qualifications.</summary>
    public string? EducationSegment { get; init; }

    /// <summary>The website of the school; null where none was sent.</summary>
    public string? Website { get; init; }

    /// <summary>When its vetting ends; null where nothing is vetted.</summary>
    public DateTimeOffset? VettedAt { get; init; }

    /// <summary>Why it will be denied at the end of its vetting; null where it will be approved.</summary>
    public string? DenialReason { get; init; }
}
