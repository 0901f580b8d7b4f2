using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Customary.Contracts;

/// <summary>
/// The JSON serialization of all contract types.
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
[JsonSerializable(typeof(CountryRules))]
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
[JsonSerializable(typeof(IDictionary<string, JsonElement>), TypeInfoPropertyName = "AdditionalProperties")]
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
    /// <summary>
    /// The context with the API's options. Output: camelCase names, no null properties, non-ASCII letters unescaped.
    /// Input: names in any casing; nulls, unknown properties, comments and trailing commas are accepted.
    /// Source: the requests of the .NET SDKs and the examples in Microsoft's documentation.
    /// </summary>
    public static ContractsJsonContext Api { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
