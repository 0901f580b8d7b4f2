namespace Customary.Hosting.Tests.Enumerations;

/// <summary>
/// The enumerations of both .NET SDKs in the namespaces that the server serves: auditing, customers, partners, query, relationships,
/// users and validation status. The community SDK has those that existed in 2020.
/// </summary>
internal static class SdkEnumerations
{
    public static SdkEnumeration AuditRecordSearchField { get; } = Same("CompanyName", "CustomerId", "ResourceType");

    public static SdkEnumeration CustomerPartnerRelationship { get; } = Same("Unknown", "Reseller", "Advisor", "Syndication", "MicrosoftSupport", "None");

    public static SdkEnumeration CustomerQualification { get; } = new(
        ["None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity"], ["None", "Education", "Nonprofit", "GovernmentCommunityCloud"]);

    public static SdkEnumeration CustomerSearchField { get; } = Same("CompanyName", "Domain", "IndirectReseller", "IndirectCloudSolutionProvider");

    public static SdkEnumeration FieldFilterOperation { get; } = Same(
        "Equals", "NotEquals", "GreaterThan", "GreaterThanOrEquals", "LessThan", "LessThanOrEquals", "Substring", "And", "Or", "StartsWith", "NotStartsWith");

    public static SdkEnumeration OperationStatus { get; } = new(["Succeeded", "Failed", "Progress", "Decline"], ["Succeeded", "Failed", "Progress"]);

    public static SdkEnumeration OperationType { get; } = new(
        [
            "Undefined", "UpdateCustomerQualification", "UpdateSubscription", "UpgradeSubscription", "ConvertTrialSubscription", "AddCustomer",
            "UpdateCustomerBillingProfile", "UpdateCustomerPartnerContractCompanyName", "UpdateCustomerSpendingBudget", "DeleteCustomer",
            "RemovePartnerCustomerRelationship", "CreateOrder", "UpdateOrder", "CreateCustomerUser", "DeleteCustomerUser", "UpdateCustomerUser",
            "UpdateCustomerUserLicenses", "ResetCustomerUserPassword", "UpdateCustomerUserPrincipalName", "RestoreCustomerUser", "CreateMpnAssociation",
            "UpdateMpnAssociation", "UpdateSfbCustomerUserLicenses", "UpdateTransfer", "CreatePartnerRelationship", "RegisterApplication",
            "UnregisterApplication", "AddApplicationCredential", "RemoveApplicationCredential", "CreatePartnerUser", "UpdatePartnerUser",
            "RemovePartnerUser", "CreateReferral", "UpdateReferral", "GetSoftwareKey", "GetSoftwareDownloadLink", "IncreaseSpendingLimit",
            "ReadyInvoice", "CreateAgreement", "ExtendRelationship", "CreateTransfer", "CreateSelfServePolicy", "UpdateSelfServePolicy",
            "DeleteSelfServePolicy", "RemovePartnerRelationship", "DeleteTipCustomer", "CreateRelatedReferral", "UpdateRelatedReferral",
            "GranularAdminRelationshipApproved", "GranularAdminRelationshipActivated", "GranularAdminRelationshipTerminationRequested",
            "GranularAdminRelationshipTerminated", "GranularAdminRelationshipExpired", "GranularAdminAccessAssignmentCreated",
            "GranularAdminAccessAssignmentUpdated", "GranularAdminAccessAssignmentDeleted", "DapAdminRelationshipApproved",
            "DapAdminRelationshipTerminated", "CreateCredit", "UpdateCredit", "CancelCredit", "AddUserMember", "RemoveUserMember",
            "GranularAdminAccessAssignmentActivated", "SoftwareAttestation", "GranularAdminRelationshipCleanedUp", "UpdateCompanyInfo",
            "PolicyCreated", "PolicyUpdated", "PolicyDeleted", "DeviceUpdated", "DevicesUpdateAttempted", "DeviceDeleted",
            "DevicesUploadToNewBatchAttempted", "DevicesUploadToExistingBatchAttempted", "ManageOverage", "DapAdminRelationshipTerminatedByMicrosoft",
            "AzureFraudEventDetected", "CreateNewCommerceMigration",
        ],
        [
            "Undefined", "UpdateCustomerQualification", "UpdateSubscription", "UpgradeSubscription", "ConvertTrialSubscription", "AddCustomer",
            "UpdateCustomerBillingProfile", "UpdateCustomerPartnerContractCompanyName", "UpdateCustomerSpendingBudget", "DeleteCustomer",
            "RemovePartnerCustomerRelationship", "CreateOrder", "UpdateOrder", "CreateCustomerUser", "DeleteCustomerUser", "UpdateCustomerUser",
            "UpdateCustomerUserLicenses", "ResetCustomerUserPassword", "UpdateCustomerUserPrincipalName", "RestoreCustomerUser", "CreateMpnAssociation",
            "UpdateMpnAssociation", "UpdateSfbCustomerUserLicenses", "UpdateTransfer", "CreatePartnerRelationship", "RegisterApplication",
            "UnregisterApplication", "AddApplicationCredential", "RemoveApplicationCredential", "CreatePartnerUser", "UpdatePartnerUser",
            "RemovePartnerUser", "CreateReferral", "UpdateReferral", "GetSoftwareKey", "GetSoftwareDownloadLink", "IncreaseCreditLimit",
            "ReadyInvoice", "CreateAgreement", "ExtendRelationship", "CreateTransfer",
        ])
    {
        HasCommunityFallback = true,
    };

    public static SdkEnumeration PartnerRelationshipSearchField { get; } = Same("Name");

    public static SdkEnumeration PartnerRelationshipType { get; } = Same("IsIndirectResellerOf", "IsIndirectCloudSolutionProviderOf");

    public static SdkEnumeration ResourceType { get; } = new(
        [
            "Undefined", "Customer", "CustomerUser", "Order", "Subscription", "License", "ThirdPartyAddOn", "MpnAssociation", "Transfer", "Application",
            "ApplicationCredential", "PartnerUser", "PartnerRelationship", "Referral", "SoftwareKey", "SoftwareDownloadLink", "SpendingLimit", "Invoice",
            "Agreement", "PartnerCustomerRelationship", "SelfServePolicy", "GranularAdminRelationship", "GranularAdminAccessAssignment",
            "PartnerCustomerDap", "Credit", "CustomerDirectoryRole", "SoftwarePage", "Device", "Policy", "Overage", "NewCommerceMigration",
            "AzureEntitlement", "IndirectProviderIndirectResellerDap",
        ],
        [
            "Undefined", "Customer", "CustomerUser", "Order", "Subscription", "License", "ThirdPartyAddOn", "MpnAssociation", "Transfer", "Application",
            "ApplicationCredential", "PartnerUser", "PartnerRelationship", "Referral", "SoftwareKey", "SoftwareDownloadLink", "CreditLimit", "Invoice",
            "Agreement", "PartnerCustomerRelationship",
        ])
    {
        HasCommunityFallback = true,
    };

    public static SdkEnumeration SeekOperation { get; } = Same("Next", "Previous", "First", "Last", "PageIndex");

    public static SdkEnumeration SortDirection { get; } = Same("Ascending", "Descending");

    public static SdkEnumeration UserDomainType { get; } = Same("None", "Managed", "Federated");

    public static SdkEnumeration UserState { get; } = Same("Active", "Inactive");

    public static SdkEnumeration ValidationType { get; } = new(["Account"], []);

    public static SdkEnumeration VettingStatus { get; } = Same("None", "Pending", "Authorized", "Rejected");

    public static SdkEnumeration VettingSubStatus { get; } = Same(
        "None", "Entry", "EmailOwnership", "EmailDomain", "EmploymentVerification", "Decision", "Other", "BusinessVerification");

    public static SdkEnumeration VettingVersion { get; } = Same("None", "Current", "LastFinalized");

    private static SdkEnumeration Same(params string[] members) => new(members, members);
}
