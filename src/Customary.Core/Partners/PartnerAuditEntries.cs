namespace Customary.Core.Partners;

/// <summary>Creates the audit records of registrations and partnerships. Source: "Auditing resources", OperationType.</summary>
internal static class PartnerAuditEntries
{
    private const string ProviderOf = "is_indirect_cloud_solution_provider_of";
    private const string ResellerOf = "is_indirect_reseller_of";
    private const string Active = "Active";
    private static readonly ResourceAttributes Attributes = new() { ObjectType = "PartnerRelationship" };

    /// <summary>Creates the record of a new or changed registration.</summary>
    public static IReadOnlyList<AuditEntry> ForPartner(Guid correlationId, RegisteredPartner? old, RegisteredPartner partner) =>
        AuditEntries.Create(AuditActor.Operator(partner.Tenant, correlationId), customer: null, [], new(
            old is null ? AuditOperationType.CreateMpnAssociation : AuditOperationType.UpdateMpnAssociation, AuditResourceType.MpnAssociation)
        {
            Old = old is null ? null : AuditValue.Of(old),
            New = AuditValue.Of(partner),
        });

    /// <summary>Creates the records of a new partnership, one in the log of each partner.</summary>
    public static IReadOnlyList<AuditEntry> ForPartnershipStart(Guid correlationId, RegisteredPartner provider, RegisteredPartner reseller) =>
        ForBoth(provider, reseller, (own, other, type) => BuildAudit(correlationId, own, other, new(AuditOperationType.CreatePartnerRelationship, AuditResourceType.PartnerRelationship)
        {
            New = AuditValue.Of(Relationship(other, type)),
        }));

    /// <summary>Creates the records of the end of a partnership, one in the log of each partner.</summary>
    public static IReadOnlyList<AuditEntry> ForPartnershipEnd(Guid correlationId, RegisteredPartner provider, RegisteredPartner reseller) =>
        ForBoth(provider, reseller, (own, other, type) => BuildAudit(correlationId, own, other, new(AuditOperationType.RemovePartnerRelationship, AuditResourceType.PartnerRelationship)
        {
            Old = AuditValue.Of(Relationship(other, type)),
        }));

    private static IReadOnlyList<AuditEntry> ForBoth(
        RegisteredPartner provider, RegisteredPartner reseller, Func<RegisteredPartner, RegisteredPartner, string, IEnumerable<AuditEntry>> buildAudit) =>
        [.. buildAudit(provider, reseller, ProviderOf), .. buildAudit(reseller, provider, ResellerOf)];

    // Both partners are participants. Each log describes the other partner.
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
