using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Contracts;

/// <summary>
/// Serializes resources for a client. Properties that a type does not define are kept in
/// <see cref="ApiObject.AdditionalProperties"/>, so that a read, change and write loses nothing. The server uses
/// <see cref="ContractsJsonContext.Api"/>, which ignores them.
/// </summary>
public static class RoundTripJson
{
    /// <summary>The options, without reflection.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Returns the serialization metadata of a contract type.</summary>
    /// <typeparam name="T">A type that <see cref="ContractsJsonContext"/> serializes.</typeparam>
    /// <exception cref="NotSupportedException">The type is not one of the contract types.</exception>
    public static JsonTypeInfo<T> GetTypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractsJsonContext.Default, new ResourceCollectionJson()).WithAddedModifier(AddAdditionalProperties),
        };
        options.MakeReadOnly();
        return options;
    }

    private static void AddAdditionalProperties(JsonTypeInfo type)
    {
        if (!typeof(ApiObject).IsAssignableFrom(type.Type)) return;
        type.Properties.Add(JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<IDictionary<string, JsonElement>?>
        {
            IsProperty = true,
            IsPublic = true,
            IsExtensionData = true,
            DeclaringType = typeof(ApiObject),
            PropertyName = "ExtensionData",
            JsonPropertyName = "extensionData",
            Getter = static resource => ((ApiObject)resource).AdditionalProperties,
            Setter = static (resource, value) => ((ApiObject)resource).SetAdditionalProperties(value),
        }));
    }
}
