using System.Reflection;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// The schema overrides of contract types. A type that is not listed has a schema without constraints.
/// Sources: the resource tables of the Partner Center documentation, and the validation rules.
/// </summary>
internal static class SchemaOverrides
{
    private static readonly Dictionary<Type, SchemaOverride> Known = new()
    {
        [typeof(AddressValidationResponse)] = new("status") { Values = Values("status", "Verified", "None", "NotValidated") },
        [typeof(ApiFault)] = new("code", "description", "data", "source"),
        [typeof(AuditDetail)] = new("key"),
        [typeof(AuditRecord)] = new("id", "partnerId", "operationType", "resourceType", "operationDate", "operationStatus", "attributes")
        {
            Ids = ["partnerId", "customerId", "sessionId", "originalCorrelationId"],
            Instants = ["operationDate"],
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                ["operationType"] = Constants(typeof(AuditOperationType)),
                ["resourceType"] = Constants(typeof(AuditResourceType)),
                ["operationStatus"] = ["succeeded"],
            },
        },
        [typeof(BillingProfile)] = new("companyName", "address") { ReadOnly = ["profileType"] },
        [typeof(Customer)] = new("id", "attributes")
        {
            ReadOnly = ["id", "commerceId", "customDomains"],
            Ids = ["id", "commerceId", "associatedPartnerId"],
            Values = Values("relationshipToPartner", Constants(typeof(RelationshipToPartner))),
        },
        [typeof(CustomerBillingProfile)] = new("email", "culture", "language", "companyName", "defaultAddress") { ReadOnly = ["id"], Ids = ["id"] },
        [typeof(CustomerCompanyProfile)] = new("domain") { ReadOnly = ["tenantId"], Ids = ["tenantId"] },
        [typeof(CustomerOrganization)] = new("technicalNotificationMails"),
        [typeof(CustomerRelationshipRequest)] = new("url", "attributes"),
        [typeof(CustomerUser)] = new("id", "userPrincipalName", "displayName", "state", "attributes")
        {
            ReadOnly = ["id", "lastDirectorySyncTime", "softDeletionTime"],
            Ids = ["id"],
            Instants = ["lastDirectorySyncTime", "softDeletionTime"],
            Nullable = ["lastDirectorySyncTime", "softDeletionTime"],
            Values = new Dictionary<string, IReadOnlyList<string>> { ["state"] = ["active", "inactive"], ["userDomainType"] = ["none", "managed", "federated"] },
        },
        [typeof(DirectoryRole)] = new("name", "id", "attributes") { Ids = ["id"] },
        [typeof(Domain)] = new("authenticationType", "capability", "name", "status", "verificationMethod")
        {
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                ["authenticationType"] = ["managed", "federated"],
                ["capability"] =
                [
                    "none", "email", "sharepoint", "office_communications_online", "sharepoint_default", "full_redelegation",
                    "share_point_public", "org_id_authentication", "yammer", "intune", "all",
                ],
                ["status"] = ["unverified", "verified", "pending_deletion"],
                ["verificationMethod"] = ["none", "dns_record", "email"],
            },
        },
        [typeof(DomainFederationSettings)] = new("issuerUri", "logOffUri", "passiveLogOnUri", "preferredAuthenticationProtocol", "promptLoginBehavior", "signingCertificate")
        {
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                ["preferredAuthenticationProtocol"] = ["ws_fed", "samlp"],
                ["promptLoginBehavior"] = ["translate_to_fresh_password_auth", "native_support", "disabled"],
            },
        },
        [typeof(LegalBusinessProfile)] = new("companyName", "address") { ReadOnly = ["vettingStatus", "vettingSubStatus", "profileType"] },
        [typeof(MpnProfile)] = new("partnerName", "mpnId", "profileType", "attributes"),
        [typeof(OrganizationProfile)] = new("companyName", "defaultAddress", "email", "language", "culture") { ReadOnly = ["id", "tenantId", "profileType"], Ids = ["id", "tenantId"] },
        [typeof(PartnerRelationship)] = new("id", "name", "relationshipType", "attributes")
        {
            Ids = ["id"],
            Values = Values("relationshipType", "is_indirect_cloud_solution_provider_of", "is_indirect_reseller_of"),
        },
        [typeof(ResourceCollection<>)] = new("totalCount", "items", "attributes"),
        [typeof(ResourceLink)] = new("uri", "method"),
        [typeof(ResourceLinkHeader)] = new("key", "value"),
        [typeof(SupportProfile)] = new() { ReadOnly = ["profileType"] },
        [typeof(ThrottlingFault)] = new("statusCode", "message"),
        [typeof(UserCredentials)] = new("userName", "password"),
        [typeof(UserMember)] = new("id") { ReadOnly = ["roleId"], Ids = ["id", "roleId"] },
        [typeof(VerifiedDomain)] = new("verifiedDomainName", "domain"),
    };

    /// <summary>Returns the overrides of a type.</summary>
    public static SchemaOverride GetFor(Type type) => Known.GetValueOrDefault(type.IsGenericType ? type.GetGenericTypeDefinition() : type, SchemaOverride.None);

    private static Dictionary<string, IReadOnlyList<string>> Values(string property, params string[] values) => new() { [property] = values };

    private static string[] Constants(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
}
