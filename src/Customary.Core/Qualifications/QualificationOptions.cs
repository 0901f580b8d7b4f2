namespace Customary.Core.Qualifications;

/// <summary>Options of qualifications.</summary>
internal sealed record QualificationOptions
{
    /// <summary>How long an Education qualification stays in review.</summary>
    public TimeSpan ReviewPeriod { get; init; }

    /// <summary>Whether a partner without validation codes gets a default one. Only in Development.</summary>
    public bool CreateValidationCodes { get; init; }
}
