namespace Customary.Core.Identity;

/// <summary>Which partners can call the service.</summary>
internal sealed record PartnerAccessOptions
{
    /// <summary>The partners that are listed.</summary>
    public IReadOnlyList<AllowedPartner> Partners { get; init; } = [];

    /// <summary>Whether a partner that is not listed is accepted as a sandbox account; only in Development.</summary>
    public bool AllowUnlisted { get; init; }
}
