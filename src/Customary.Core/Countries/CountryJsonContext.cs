using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Customary.Core.Countries;

/// <summary>Writes <see cref="CountryValidationRules"/> as recorded: camelCase, null members left out, empty lists kept.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CountryValidationRules))]
internal sealed partial class CountryJsonContext : JsonSerializerContext
{
    /// <summary>The one to use: expressions are written as they are, not as escapes.</summary>
    public static CountryJsonContext Api { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
