using Customary.Core.Auditing;
using Customary.Storage.Auditing;
using Customary.Storage.Partners;

namespace Customary.Core.Partners;

/// <summary>What the logs of partners say of their registration. Source: "Auditing resources", OperationType.</summary>
internal static class PartnerAuditEntries
{
    private const string ProviderOf = "is_indirect_cloud_solution_provider_of";
    private const string ResellerOf = "is_indirect_reseller_of";
    private const string Active = "Active";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = "PartnerRelationship" };

    /// <summary>The registration of a partner, first or anew.</summary>
    public static IReadOnlyList<AuditEntry> ForPartner(Guid correlationId, RegisteredPartner? old, RegisteredPartner partner) =>
        AuditEntries.Create(AuditActor.Operator(partner.Tenant, correlationId), customer: null, [], new(
            old is null ? AuditOperationType.CreateMpnAssociation : AuditOperationType.UpdateMpnAssociation, AuditResourceType.MpnAssociation)
        {
            Old = old is null ? null : AuditValue.Of(old),
            New = AuditValue.Of(partner),
        });

    /// <summary>The beginning of a partnership, in the log of each of the two as it sees the other.</summary>
    public static IReadOnlyList<AuditEntry> ForPartnershipStart(Guid correlationId, RegisteredPartner provider, RegisteredPartner reseller) =>
        ForBoth(provider, reseller, (own, other, type) => BuildAudit(correlationId, own, other, new(AuditOperationType.CreatePartnerRelationship, AuditResourceType.PartnerRelationship)
        {
            New = AuditValue.Of(Relationship(other, type)),
        }));

    /// <summary>The end of a partnership, in both logs too.</summary>
    public static IReadOnlyList<AuditEntry> ForPartnershipEnd(Guid correlationId, RegisteredPartner provider, RegisteredPartner reseller) =>
        ForBoth(provider, reseller, (own, other, type) => BuildAudit(correlationId, own, other, new(AuditOperationType.RemovePartnerRelationship, AuditResourceType.PartnerRelationship)
        {
            Old = AuditValue.Of(Relationship(other, type)),
        }));

    private static IReadOnlyList<AuditEntry> ForBoth(
        RegisteredPartner provider, RegisteredPartner reseller, Func<RegisteredPartner, RegisteredPartner, string, IEnumerable<AuditEntry>> tell) =>
        [.. tell(provider, reseller, ProviderOf), .. tell(reseller, provider, ResellerOf)];

    // Both take part; each log has the value that is its own partner's.
    private static IEnumerable<AuditEntry> BuildAudit(Guid correlationId, RegisteredPartner own, RegisteredPartner other, AuditChange change) =>
        AuditEntries.Create(AuditActor.Operator(own.Tenant, correlationId), customer: null, [other.Tenant], change with { Resource = other.Tenant.ToString() })
            .Where(entry => entry.Partner == own.Tenant);

    private static PartnerRelationship Relationship(RegisteredPartner partner, string type) => new()
    {
        Id = partner.Tenant.ToString(),
        Name = partner.Name,
        RelationshipType = type,
        State = Active,
        MpnId = partner.MpnId,
        Location = partner.Country,
        Attributes = Attributes,
    };
}
