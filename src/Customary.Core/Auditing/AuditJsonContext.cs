using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Customary.Core.Auditing;

/// <summary>Serializes the resources that audit records quote.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerBillingProfile))]
[JsonSerializable(typeof(CustomerQualification))]
[JsonSerializable(typeof(CustomerUser))]
[JsonSerializable(typeof(UserMember))]
[JsonSerializable(typeof(VerifiedDomain))]
[JsonSerializable(typeof(OrganizationProfile))]
[JsonSerializable(typeof(LegalBusinessProfile))]
[JsonSerializable(typeof(BillingProfile))]
[JsonSerializable(typeof(SupportProfile))]
[JsonSerializable(typeof(PartnerRelationship))]
[JsonSerializable(typeof(RegisteredPartner))]
internal sealed partial class AuditJsonContext : JsonSerializerContext
{
    /// <summary>The context to use. It does not escape letters of other scripts.</summary>
    public static AuditJsonContext Quoting { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
