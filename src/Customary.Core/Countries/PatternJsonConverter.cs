using System.Text.Json.Serialization;

namespace Customary.Core.Countries;

/// <summary>Converts a <see cref="Pattern"/> to and from a JSON string.</summary>
internal sealed class PatternJsonConverter : JsonConverter<Pattern>
{
    public override Pattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A pattern is a string."));

    public override void Write(Utf8JsonWriter writer, Pattern value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
