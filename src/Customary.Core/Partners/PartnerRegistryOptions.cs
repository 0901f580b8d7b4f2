namespace Customary.Core.Partners;

/// <summary>Options of the partner registry.</summary>
internal sealed record PartnerRegistryOptions
{
    /// <summary>Whether a partner that is not registered can have any kind and any partnership. Only in Development.</summary>
    public bool AllowUnregistered { get; init; }
}
