namespace Customary.Storage.Qualifications;

/// <summary>A partner's validation code.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="ValidationId">The code itself.</param>
/// <param name="OrganizationName">The organization that was validated.</param>
/// <param name="MaxCreates">How many customers can be qualified with it.</param>
/// <param name="UsedCreates">How many were.</param>
/// <param name="ChangedAt">When it was last changed or used, in ticks; no two versions of a code have the same.</param>
internal sealed record ValidationCodeRow(Guid Partner, string ValidationId, string OrganizationName, long MaxCreates, long UsedCreates, long ChangedAt)
{
    /// <summary>How many more customers can be qualified with it.</summary>
    public long RemainingCreates => Math.Max(0, MaxCreates - UsedCreates);
}
