namespace Customary.Server.Partners;

/// <summary>Which partners count as registered.</summary>
public sealed record PartnerRegistryOptions
{
    /// <summary>Whether a partner that is not registered is treated as one; only in Development.</summary>
    public bool AllowUnregistered { get; init; }
}
