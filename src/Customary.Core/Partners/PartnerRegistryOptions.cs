namespace Customary.Core.Partners;

/// <summary>Which partners count as registered.</summary>
internal sealed record PartnerRegistryOptions
{
    /// <summary>Whether a partner that is not registered is treated as one; only in Development.</summary>
    public bool AllowUnregistered { get; init; }
}
