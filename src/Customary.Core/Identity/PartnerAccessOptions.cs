namespace Customary.Core.Identity;

/// <summary>Which partners can use the server.</summary>
internal sealed record PartnerAccessOptions
{
    /// <summary>The allowed partners.</summary>
    public IReadOnlyList<AllowedPartner> Partners { get; init; } = [];

    /// <summary>Whether any other partner is allowed as a sandbox account. Only in Development.</summary>
    public bool AllowUnlisted { get; init; }
}
