namespace Customary.Contracts;

/// <summary>
/// The values of <see cref="AuditRecord.OperationType"/> that this server writes.
/// Source: "Auditing resources", OperationType.
/// </summary>
public static class AuditOperationType
{
    /// <summary>A customer was created.</summary>
    public const string AddCustomer = "add_customer";

    /// <summary>The billing profile of a customer was replaced.</summary>
    public const string UpdateBillingProfile = "update_customer_billing_profile";

    /// <summary>A qualification of a customer was set, or its vetting started.</summary>
    public const string UpdateQualification = "update_customer_qualification";

    /// <summary>A customer's acceptance of an agreement was confirmed.</summary>
    public const string CreateAgreement = "create_agreement";

    /// <summary>The relationship of a partner with a customer was removed.</summary>
    public const string RemoveRelationship = "remove_partner_customer_relationship";

    /// <summary>A customer accepted a relationship request of a partner.</summary>
    public const string ExtendRelationship = "extend_relationship";

    /// <summary>A customer granted a partner delegated access.</summary>
    public const string ApproveDelegatedAccess = "dap_admin_relationship_approved";

    /// <summary>The delegated access of a partner to a customer was removed.</summary>
    public const string EndDelegatedAccess = "dap_admin_relationship_terminated";

    /// <summary>Company data was changed: a domain was added to a customer, or a partner updated one of its own profiles.</summary>
    public const string UpdateCompanyInfo = "update_company_info";

    /// <summary>A partner was registered with its partner network ID (MPN ID).</summary>
    public const string CreateMpnAssociation = "create_mpn_association";

    /// <summary>The registration of a partner was changed.</summary>
    public const string UpdateMpnAssociation = "update_mpn_association";

    /// <summary>A partnership between an indirect provider and an indirect reseller was created.</summary>
    public const string CreatePartnerRelationship = "create_partner_relationship";

    /// <summary>A partnership between an indirect provider and an indirect reseller was removed.</summary>
    public const string RemovePartnerRelationship = "remove_partner_relationship";

    /// <summary>A user was created.</summary>
    public const string CreateUser = "create_customer_user";

    /// <summary>A user was changed.</summary>
    public const string UpdateUser = "update_customer_user";

    /// <summary>A user's principal name was changed.</summary>
    public const string UpdateUserPrincipalName = "update_customer_user_principal_name";

    /// <summary>A user's password was set.</summary>
    public const string ResetUserPassword = "reset_customer_user_password";

    /// <summary>A user was deleted.</summary>
    public const string DeleteUser = "delete_customer_user";

    /// <summary>A deleted user was restored.</summary>
    public const string RestoreUser = "restore_customer_user";

    /// <summary>A role was assigned to a user.</summary>
    public const string AddUserMember = "add_user_member";

    /// <summary>A role was removed from a user.</summary>
    public const string RemoveUserMember = "remove_user_member";

    /// <summary>A customer of a sandbox account was deleted.</summary>
    public const string DeleteCustomer = "delete_customer";
}
