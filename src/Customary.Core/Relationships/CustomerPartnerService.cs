using Customary.Core.Customers;
using Customary.Core.Partners;

namespace Customary.Core.Relationships;

/// <summary>
/// The operations of a customer's administrator on the partners of the customer. Ending a relationship or delegated access has the effects of
/// the partner's own PATCH (docs/contract.md#ending-a-relationship), and only the view of the one partner changes.
/// </summary>
internal sealed class CustomerPartnerService(CustomerStore store, PartnerRegistry registry)
{
    private const int TimeOrderedVersion = 7;

    /// <summary>Returns the company profile of the customer and its partners: active ones first, then by name. A fault if the customer has been deleted.</summary>
    public async Task<Outcome<CustomerWithPartners>> ListAsync(CustomerAdministrator administrator, CancellationToken cancellationToken)
    {
        if (await store.FindViewsAsync(administrator.Tenant, cancellationToken) is not { } found) return Fault.CustomerNotFound();
        var partners = new List<CustomerPartner>();
        foreach (var view in found.Views) partners.Add(await CreateAsync(view, found.Record, cancellationToken));
        return new CustomerWithPartners(found.Record.CompanyProfile, [.. partners.OrderBy(partner => partner.HasEnded).ThenBy(partner => partner.Name, StringComparer.Ordinal).ThenBy(partner => partner.Partner)]);
    }

    /// <summary>Ends the delegated access of a partner. Nothing changes if the partner has none. A fault if there is no relationship.</summary>
    public Task<Fault?> EndDelegatedAccessAsync(CustomerAdministrator administrator, Guid partner, string correlationId, CancellationToken cancellationToken) =>
        ChangeAsync(administrator, partner, new(EndsRelationship: false, EndsDelegatedAccess: true), correlationId, cancellationToken);

    /// <summary>Ends the relationship with a partner, and its delegated access. A fault if there is no relationship.</summary>
    public Task<Fault?> EndRelationshipAsync(CustomerAdministrator administrator, Guid partner, string correlationId, CancellationToken cancellationToken) =>
        ChangeAsync(administrator, partner, new(EndsRelationship: true, EndsDelegatedAccess: false), correlationId, cancellationToken);

    private async Task<Fault?> ChangeAsync(CustomerAdministrator administrator, Guid partner, RelationshipChange change, string correlationId, CancellationToken cancellationToken)
    {
        var actor = administrator.ActFor(partner, correlationId);
        return (await store.ReplaceAsync(partner, administrator.Tenant.Customer, (stored, tenantRecord) => change.Apply(actor, stored, tenantRecord), cancellationToken)).Fault;
    }

    private async Task<CustomerPartner> CreateAsync(CustomerRow view, TenantRecord tenantRecord, CancellationToken cancellationToken)
    {
        var other = view.IndirectProvider ?? view.IndirectReseller;
        return new(
            view.Partner,
            (await registry.FindAsync(view.Partner, cancellationToken)).Name,
            view.IndirectProvider is not null ? CustomerPartnerRole.IndirectReseller : view.IndirectReseller is not null ? CustomerPartnerRole.IndirectProvider : CustomerPartnerRole.DirectReseller,
            other is { } id ? (await registry.FindAsync(id, cancellationToken)).Name : null,
            GetStart(view, tenantRecord),
            !view.HasEnded && CustomerSerializer.Read(view.Body).AllowDelegatedAccess == true,
            view.HasEnded);
    }

    // The creating partner and its indirect reseller have had the customer since its creation, whose time is in its ID.
    private static DateTimeOffset? GetStart(CustomerRow view, TenantRecord tenantRecord)
    {
        if (tenantRecord.Acceptances?.FirstOrDefault(acceptance => acceptance.Partner == view.Partner) is { } acceptance) return acceptance.At;
        var creator = tenantRecord.Partners[0];
        if ((view.Partner != creator && view.IndirectProvider != creator) || view.Customer.Version != TimeOrderedVersion) return null;
        Span<byte> bytes = stackalloc byte[16];
        view.Customer.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16);
    }
}

/// <summary>A customer, as its administrator sees it.</summary>
/// <param name="Company">The complete company profile.</param>
/// <param name="Partners">The partners, including those whose relationship has ended.</param>
internal sealed record CustomerWithPartners(CustomerCompanyProfile Company, IReadOnlyList<CustomerPartner> Partners);
