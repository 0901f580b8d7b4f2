using System.Text.Json.Serialization;

namespace Customary.Client.Sandbox;

/// <summary>The body of an injected response: a string that is sent unchanged, or another JSON value that is sent as its JSON text.</summary>
internal sealed class ResponseBodyConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
