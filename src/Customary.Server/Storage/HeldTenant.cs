namespace Customary.Server.Storage;

/// <summary>A tenant that a write holds.</summary>
/// <param name="Key">Where it lies.</param>
/// <param name="Facts">What belongs to it.</param>
internal sealed record HeldTenant(TenantKey Key, TenantFacts Facts);
