using System.Text.Json.Serialization;

namespace Customary.Storage.Tenants;

/// <summary>The JSON serialization of documents that only the database contains.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenantRecord))]
internal sealed partial class TenantJsonContext : JsonSerializerContext;
