namespace Customary.Storage.Tenants;

/// <summary>
/// The key of a customer's tenant. All rows of the tenant (tenant record, users, role members) carry the key of its home
/// partner: the partner that first had the customer. Only a reset of the home partner's data gives the customer another one.
/// On a sharded database, a request of the home partner reads one shard. See docs/decisions/0007-tenant-data-belongs-to-a-home-partner.md.
/// </summary>
/// <param name="HomePartner">The home partner: a tenant ID.</param>
/// <param name="Customer">The customer: a tenant ID.</param>
internal readonly record struct TenantKey(Guid HomePartner, Guid Customer)
{
    /// <summary>Returns the home partner for a partner's view of the customer; null when it is the same partner.</summary>
    internal Guid? GetHomePartnerFor(Guid partner) => HomePartner == partner ? null : HomePartner;
}
