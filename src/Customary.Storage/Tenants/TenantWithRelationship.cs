namespace Customary.Storage.Tenants;

/// <summary>The facts of a tenant, seen by a partner that has a part of the customer.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="HasEnded">Whether that partner's relationship has ended.</param>
internal sealed record TenantWithRelationship(TenantRecord Facts, bool HasEnded);
