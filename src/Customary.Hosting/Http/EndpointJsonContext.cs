using System.Text.Json.Serialization;

namespace Customary.Hosting.Http;

/// <summary>
/// All that the framework need know of JSON. It asks each endpoint's options how an object is written, although every
/// body here is written by <see cref="JsonResponseWriter"/>; left to itself it would prepare for every type there can be.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
internal sealed partial class EndpointJsonContext : JsonSerializerContext;
