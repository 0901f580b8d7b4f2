namespace Customary.Storage.Tenants;

/// <summary>A partner's document of a customer.</summary>
/// <param name="Body">The document as it goes over the wire, UTF-8 JSON.</param>
/// <param name="HasEnded">Whether the relationship has ended.</param>
/// <param name="Tenant">Where the customer's tenant lies.</param>
internal readonly record struct CustomerDocument(byte[] Body, bool HasEnded, TenantKey Tenant);
