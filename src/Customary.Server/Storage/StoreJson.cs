using System.Text.Json.Serialization;

namespace Customary.Server.Storage;

/// <summary>How what never goes over the wire is written in the store.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenantFacts))]
internal sealed partial class StoreJson : JsonSerializerContext;
