using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Contracts;

/// <summary>
/// The JSON serialization of all contract types. <c>GetTypeInfo</c> does not find a <see cref="ResourceCollection{TResource}"/>; use the property for
/// its resource.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(Address))]
[JsonSerializable(typeof(AddressValidationResponse))]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(IReadOnlyList<Agreement>))]
[JsonSerializable(typeof(IReadOnlyList<AgreementMetadata>))]
[JsonSerializable(typeof(ApiFault))]
[JsonSerializable(typeof(AuditRecord))]
[JsonSerializable(typeof(IReadOnlyList<AuditRecord>))]
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
[JsonSerializable(typeof(IReadOnlyList<CustomerUser>))]
[JsonSerializable(typeof(IReadOnlyList<DirectoryRole>))]
[JsonSerializable(typeof(UserMember))]
[JsonSerializable(typeof(IReadOnlyList<UserMember>))]
[JsonSerializable(typeof(IDictionary<string, JsonElement>), TypeInfoPropertyName = "AdditionalProperties")]
[JsonSerializable(typeof(DirectSignedCustomerAgreementStatus))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(LegalBusinessProfile))]
[JsonSerializable(typeof(IReadOnlyList<ManagedService>))]
[JsonSerializable(typeof(MpnProfile))]
[JsonSerializable(typeof(OrganizationProfile))]
[JsonSerializable(typeof(SupportProfile))]
[JsonSerializable(typeof(IReadOnlyList<CustomerOrganization>), TypeInfoPropertyName = "CustomerOrganizations")]
[JsonSerializable(typeof(IReadOnlyList<string>), TypeInfoPropertyName = "DomainNames")]
[JsonSerializable(typeof(IReadOnlyList<Customer>))]
[JsonSerializable(typeof(IReadOnlyList<PartnerRelationship>))]
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

    /// <summary>Pages of <see cref="Agreement"/>.</summary>
    public JsonTypeInfo<ResourceCollection<Agreement>> AgreementCollection => field ??= ResourceCollectionJson.Create<Agreement>(Options);

    /// <summary>Pages of <see cref="AgreementMetadata"/>.</summary>
    public JsonTypeInfo<ResourceCollection<AgreementMetadata>> AgreementMetadataCollection => field ??= ResourceCollectionJson.Create<AgreementMetadata>(Options);

    /// <summary>Pages of <see cref="AuditRecord"/>.</summary>
    public JsonTypeInfo<ResourceCollection<AuditRecord>> AuditCollection => field ??= ResourceCollectionJson.Create<AuditRecord>(Options);

    /// <summary>Pages of <see cref="CustomerUser"/>.</summary>
    public JsonTypeInfo<ResourceCollection<CustomerUser>> UserCollection => field ??= ResourceCollectionJson.Create<CustomerUser>(Options);

    /// <summary>Pages of <see cref="DirectoryRole"/>.</summary>
    public JsonTypeInfo<ResourceCollection<DirectoryRole>> RoleCollection => field ??= ResourceCollectionJson.Create<DirectoryRole>(Options);

    /// <summary>Pages of <see cref="UserMember"/>.</summary>
    public JsonTypeInfo<ResourceCollection<UserMember>> MemberCollection => field ??= ResourceCollectionJson.Create<UserMember>(Options);

    /// <summary>Pages of <see cref="ManagedService"/>.</summary>
    public JsonTypeInfo<ResourceCollection<ManagedService>> ManagedServiceCollection => field ??= ResourceCollectionJson.Create<ManagedService>(Options);

    /// <summary>Pages of <see cref="Customer"/>.</summary>
    public JsonTypeInfo<ResourceCollection<Customer>> CustomerCollection => field ??= ResourceCollectionJson.Create<Customer>(Options);

    /// <summary>Pages of <see cref="PartnerRelationship"/>.</summary>
    public JsonTypeInfo<ResourceCollection<PartnerRelationship>> PartnerRelationshipCollection => field ??= ResourceCollectionJson.Create<PartnerRelationship>(Options);
}
