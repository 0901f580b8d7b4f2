namespace Customary.Core.Qualifications;

/// <summary>How qualifications are decided.</summary>
internal sealed record QualificationOptions
{
    /// <summary>How long an Education qualification stays in review.</summary>
    public TimeSpan ReviewPeriod { get; init; }

    /// <summary>Whether each partner has a validation code without registration; only in Development.</summary>
    public bool CreateValidationCodes { get; init; }
}
