namespace Customary.Contracts;

/// <summary>
/// The values of <see cref="AuditRecord.ResourceType"/> that this server writes.
/// Source: "Auditing resources", ResourceType.
/// </summary>
public static class AuditResourceType
{
    /// <summary>A resource without a documented type: a partner's own profile. The .NET SDK defines this value too.</summary>
    public const string Undefined = "undefined";

    /// <summary>A partner's registration with its partner network ID (MPN ID).</summary>
    public const string MpnAssociation = "mpn_association";

    /// <summary>The partnership between an indirect provider and an indirect reseller.</summary>
    public const string PartnerRelationship = "partner_relationship";

    /// <summary>A customer or one of its profiles.</summary>
    public const string Customer = "customer";

    /// <summary>The relationship between a partner and a customer.</summary>
    public const string PartnerCustomerRelationship = "partner_customer_relationship";

    /// <summary>The delegated access of a partner to a customer.</summary>
    public const string PartnerCustomerDelegatedAccess = "partner_customer_dap";

    /// <summary>A user of a customer.</summary>
    public const string CustomerUser = "customer_user";

    /// <summary>A directory role of a customer and its members.</summary>
    public const string CustomerDirectoryRole = "customer_directory_role";

    /// <summary>A customer's confirmation of an agreement.</summary>
    public const string Agreement = "agreement";
}
