namespace Customary.Storage.Tenants;

/// <summary>The partner's view of a customer.</summary>
/// <param name="Body">A <see cref="Customary.Contracts.Customer"/> in the API's JSON, UTF-8.</param>
/// <param name="HasEnded">Whether the relationship of the partner has ended.</param>
/// <param name="Tenant">The key of the customer's tenant.</param>
internal readonly record struct CustomerDocument(byte[] Body, bool HasEnded, TenantKey Tenant);
