using System.Text.Json.Serialization;

namespace Customary.Storage.Tenants;

/// <summary>How what never goes over the wire is written in the store.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenantRecord))]
internal sealed partial class TenantJsonContext : JsonSerializerContext;
