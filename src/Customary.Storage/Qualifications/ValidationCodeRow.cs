namespace Customary.Storage.Qualifications;

/// <summary>A partner's validation code.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="ValidationId">The code.</param>
/// <param name="OrganizationName">The name of the validated organization.</param>
/// <param name="MaxCreates">The number of customers that the code can qualify.</param>
/// <param name="UsedCreates">The number of customers that the code has qualified.</param>
/// <param name="ChangedAt">The time of the last change or use, in UTC ticks. It is unique per version of the code.</param>
internal sealed record ValidationCodeRow(Guid Partner, string ValidationId, string OrganizationName, long MaxCreates, long UsedCreates, long ChangedAt)
{
    /// <summary>The number of customers that the code can still qualify.</summary>
    public long RemainingCreates => Math.Max(0, MaxCreates - UsedCreates);
}
