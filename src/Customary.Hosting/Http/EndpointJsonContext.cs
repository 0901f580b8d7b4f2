using System.Text.Json.Serialization;

namespace Customary.Hosting.Http;

/// <summary>
/// The framework's JSON options. <see cref="JsonResponseWriter"/> writes all bodies, but the framework asks for the options of
/// each endpoint and would otherwise prepare reflection for all types.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
internal sealed partial class EndpointJsonContext : JsonSerializerContext;
