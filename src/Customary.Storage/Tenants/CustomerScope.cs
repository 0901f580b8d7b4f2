namespace Customary.Storage.Tenants;

/// <summary>What a change under a customer sees of it.</summary>
/// <param name="Document">The partner's document of the customer; null when the partner never had it.</param>
/// <param name="Facts">What belongs to the tenant; null when there is no such customer.</param>
internal sealed record CustomerScope(CustomerDocument? Document, TenantRecord? Facts);
