using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Customary.Contracts;

/// <summary>
/// How the resources are written and read: camelCase without nulls out; any casing, nulls, unknown members,
/// comments and trailing commas in. Source: what both recorded .NET clients send, and the documented examples.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Address))]
[JsonSerializable(typeof(AddressValidationResponse))]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(ResourceCollection<Agreement>), TypeInfoPropertyName = "AgreementCollection")]
[JsonSerializable(typeof(ResourceCollection<AgreementMetadata>), TypeInfoPropertyName = "AgreementMetadataCollection")]
[JsonSerializable(typeof(ApiFault))]
[JsonSerializable(typeof(AuditRecord))]
[JsonSerializable(typeof(ResourceCollection<AuditRecord>), TypeInfoPropertyName = "AuditCollection")]
[JsonSerializable(typeof(BillingProfile))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerBillingProfile))]
[JsonSerializable(typeof(CustomerCompanyProfile))]
[JsonSerializable(typeof(CustomerQualification))]
[JsonSerializable(typeof(CustomerQualificationRequest))]
[JsonSerializable(typeof(IReadOnlyList<CustomerQualification>), TypeInfoPropertyName = "CustomerQualifications")]
[JsonSerializable(typeof(CustomerRelationshipRequest))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
[JsonSerializable(typeof(CustomerUser))]
[JsonSerializable(typeof(ResourceCollection<CustomerUser>), TypeInfoPropertyName = "UserCollection")]
[JsonSerializable(typeof(ResourceCollection<DirectoryRole>), TypeInfoPropertyName = "RoleCollection")]
[JsonSerializable(typeof(UserMember))]
[JsonSerializable(typeof(ResourceCollection<UserMember>), TypeInfoPropertyName = "MemberCollection")]
[JsonSerializable(typeof(DirectSignedCustomerAgreementStatus))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(LegalBusinessProfile))]
[JsonSerializable(typeof(ResourceCollection<ManagedService>), TypeInfoPropertyName = "ManagedServiceCollection")]
[JsonSerializable(typeof(MpnProfile))]
[JsonSerializable(typeof(OrganizationProfile))]
[JsonSerializable(typeof(SupportProfile))]
[JsonSerializable(typeof(IReadOnlyList<CustomerOrganization>), TypeInfoPropertyName = "CustomerOrganizations")]
[JsonSerializable(typeof(IReadOnlyList<string>), TypeInfoPropertyName = "DomainNames")]
[JsonSerializable(typeof(ResourceCollection<Customer>), TypeInfoPropertyName = "CustomerCollection")]
[JsonSerializable(typeof(ResourceCollection<PartnerRelationship>), TypeInfoPropertyName = "PartnerRelationshipCollection")]
[JsonSerializable(typeof(ThrottlingFault))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<ValidationCode>), TypeInfoPropertyName = "ValidationCodes")]
[JsonSerializable(typeof(ValidationStatus))]
[JsonSerializable(typeof(VerifiedDomain))]
public sealed partial class ContractsJsonContext : JsonSerializerContext
{
    /// <summary>The one to use: letters of every script are written as they are, not as escapes.</summary>
    public static ContractsJsonContext Api { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
