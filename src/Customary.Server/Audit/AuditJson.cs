using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Resources;

namespace Customary.Server.Audit;

/// <summary>How audit records quote resources.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Agreement))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CustomerBillingProfile))]
[JsonSerializable(typeof(CustomerQualification))]
[JsonSerializable(typeof(CustomerUser))]
[JsonSerializable(typeof(UserMember))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    /// <summary>The one to use: letters of every script are written as they are.</summary>
    public static AuditJson Quoting { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
