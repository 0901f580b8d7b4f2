using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Customary.Core.Countries;

/// <summary>Serializes <see cref="CountryValidationRules"/> as recorded: in camelCase, without nulls, with empty lists.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CountryValidationRules))]
internal sealed partial class CountryJsonContext : JsonSerializerContext
{
    /// <summary>The context to use. It does not escape the characters of regular expressions.</summary>
    public static CountryJsonContext Api { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
