using System.Text.Json.Serialization;

namespace Customary.Server.Http;

/// <summary>
/// All that the framework need know of JSON. It asks each endpoint's options how an object is written, although every
/// body here is written by <see cref="JsonWriter"/>; left to itself it would prepare for every type there can be.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(object))]
internal sealed partial class EndpointJson : JsonSerializerContext;
