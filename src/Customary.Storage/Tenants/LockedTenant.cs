namespace Customary.Storage.Tenants;

/// <summary>A tenant that the current transaction has locked.</summary>
/// <param name="Key">The key of the tenant.</param>
/// <param name="Record">The tenant record.</param>
internal sealed record LockedTenant(TenantKey Key, TenantRecord Record);
