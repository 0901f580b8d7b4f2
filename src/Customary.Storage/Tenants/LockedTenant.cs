namespace Customary.Storage.Tenants;

/// <summary>A tenant that a write holds.</summary>
/// <param name="Key">Where it lies.</param>
/// <param name="Facts">What belongs to it.</param>
internal sealed record LockedTenant(TenantKey Key, TenantRecord Facts);
