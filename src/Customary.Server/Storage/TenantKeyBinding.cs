namespace Customary.Server.Storage;

/// <summary>Binds a tenant's key to a statement.</summary>
internal static class TenantKeyBinding
{
    /// <summary>Binds the next two parameters: the home partner and the customer.</summary>
    public static Statement With(this Statement statement, TenantKey tenant) => statement.With(tenant.Home).With(tenant.Customer);
}
