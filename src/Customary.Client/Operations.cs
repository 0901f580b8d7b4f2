namespace Customary.Client;

/// <summary>The IDs of the operations in the OpenAPI document of the service.</summary>
internal static class Operations
{
    public const string ListCustomers = "ListCustomers";
    public const string CreateCustomer = "CreateCustomer";
    public const string GetCustomer = "GetCustomer";
    public const string UpdateCustomer = "UpdateCustomer";
    public const string DeleteCustomer = "DeleteCustomer";
    public const string GetBillingProfile = "GetBillingProfile";
    public const string UpdateBillingProfile = "UpdateBillingProfile";
    public const string GetCompanyProfile = "GetCompanyProfile";
    public const string GetOrganization = "GetOrganization";
    public const string ListCustomDomains = "ListCustomDomains";
    public const string AddVerifiedDomain = "AddVerifiedDomain";
    public const string ListManagedServices = "ListManagedServices";
    public const string ListCustomerRelationships = "ListCustomerRelationships";
    public const string GetValidationStatus = "GetValidationStatus";
    public const string ListAgreements = "ListAgreements";
    public const string CreateAgreement = "CreateAgreement";
    public const string GetDirectSignedAgreementStatus = "GetDirectSignedAgreementStatus";
    public const string ListAgreementMetadata = "ListAgreementMetadata";
    public const string GetQualification = "GetQualification";
    public const string UpdateQualification = "UpdateQualification";
    public const string ListQualifications = "ListQualifications";
    public const string CreateQualification = "CreateQualification";
    public const string ListUsers = "ListUsers";
    public const string CreateUser = "CreateUser";
    public const string GetUser = "GetUser";
    public const string UpdateUser = "UpdateUser";
    public const string DeleteUser = "DeleteUser";
    public const string ResetUserPassword = "ResetUserPassword";
    public const string ListUserRoles = "ListUserRoles";
    public const string ListDirectoryRoles = "ListDirectoryRoles";
    public const string ListRoleMembers = "ListRoleMembers";
    public const string AddRoleMember = "AddRoleMember";
    public const string RemoveRoleMember = "RemoveRoleMember";
    public const string GetRelationshipRequest = "GetRelationshipRequest";
    public const string ListValidationCodes = "ListValidationCodes";
    public const string ListRelationships = "ListRelationships";
    public const string ListAuditRecords = "ListAuditRecords";
    public const string GetAuditRecord = "GetAuditRecord";
    public const string GetCountryValidationRules = "GetCountryValidationRules";
    public const string ValidateAddress = "ValidateAddress";
    public const string CheckDomain = "CheckDomain";
    public const string CheckDomainAvailability = "CheckDomainAvailability";
    public const string GetOrganizationProfile = "GetOrganizationProfile";
    public const string UpdateOrganizationProfile = "UpdateOrganizationProfile";
    public const string GetPartnerBillingProfile = "GetPartnerBillingProfile";
    public const string UpdatePartnerBillingProfile = "UpdatePartnerBillingProfile";
    public const string GetLegalBusinessProfile = "GetLegalBusinessProfile";
    public const string UpdateLegalBusinessProfile = "UpdateLegalBusinessProfile";
    public const string GetSupportProfile = "GetSupportProfile";
    public const string UpdateSupportProfile = "UpdateSupportProfile";
    public const string GetMpnProfile = "GetMpnProfile";
}
