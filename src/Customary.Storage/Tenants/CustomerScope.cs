namespace Customary.Storage.Tenants;

/// <summary>A customer whose tenant the current transaction has locked.</summary>
/// <param name="Document">The partner's view of the customer; null when the partner has none.</param>
/// <param name="Tenant">The tenant record; null when the customer does not exist or the partner has no view.</param>
internal sealed record CustomerScope(CustomerDocument? Document, TenantRecord? Tenant);
