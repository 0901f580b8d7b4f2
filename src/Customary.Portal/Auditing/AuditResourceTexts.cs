namespace Customary.Portal.Auditing;

/// <summary>The types of changed resources in the languages of the portal.</summary>
internal static class AuditResourceTexts
{
    /// <summary>The types that this server records, in the order of the filter.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AuditResourceType.Customer, AuditResourceType.CustomerUser, AuditResourceType.CustomerDirectoryRole, AuditResourceType.PartnerCustomerRelationship,
        AuditResourceType.PartnerCustomerDelegatedAccess, AuditResourceType.Agreement, AuditResourceType.PartnerRelationship, AuditResourceType.MpnAssociation,
        AuditResourceType.Undefined,
    ];

    /// <summary>What was changed. A type that is not known is returned as it is.</summary>
    public static string Get(string? type) => type switch
    {
        AuditResourceType.Customer => Texts.AuditResourceCustomer,
        AuditResourceType.CustomerUser => Texts.AuditResourceUser,
        AuditResourceType.CustomerDirectoryRole => Texts.AuditResourceRole,
        AuditResourceType.PartnerCustomerRelationship => Texts.AuditResourceRelationship,
        AuditResourceType.PartnerCustomerDelegatedAccess => Texts.AuditResourceDelegatedAccess,
        AuditResourceType.Agreement => Texts.AuditResourceAgreement,
        AuditResourceType.PartnerRelationship => Texts.AuditResourcePartnership,
        AuditResourceType.MpnAssociation => Texts.AuditResourceRegistration,
        AuditResourceType.Undefined => Texts.AuditResourceProfile,
        _ => type ?? "",
    };
}
