namespace Customary.Storage.Tenants;

/// <summary>A tenant record and the relationship of a partner.</summary>
/// <param name="Record">The tenant record.</param>
/// <param name="HasEnded">Whether the relationship of the partner has ended.</param>
internal sealed record TenantWithRelationship(TenantRecord Record, bool HasEnded);
