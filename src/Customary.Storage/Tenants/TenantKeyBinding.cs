namespace Customary.Storage.Tenants;

/// <summary>Binds a tenant's key to a statement.</summary>
internal static class TenantKeyBinding
{
    /// <summary>Binds the next two parameters: the home partner and the customer.</summary>
    public static PreparedStatement With(this PreparedStatement statement, TenantKey tenant) => statement.Bind(tenant.HomePartner).Bind(tenant.Customer);
}
