using System.Buffers;

namespace Customary.Hosting.Http;

/// <summary>
/// Removes underscores from property names. Some tables of the documentation write <c>company_name</c> where every example has
/// <c>CompanyName</c> (docs/contract.md#json).
/// </summary>
internal static class JsonPropertyNames
{
    private static readonly JsonReaderOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Returns the JSON without underscores in property names. JSON with syntax errors is returned unchanged.</summary>
    /// <exception cref="InvalidOperationException">A string is not valid Unicode.</exception>
    public static ReadOnlySpan<byte> RemoveUnderscores(ReadOnlySpan<byte> json)
    {
        var result = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(result, new() { SkipValidation = true });
        var reader = new Utf8JsonReader(json, Reading);
        try
        {
            while (reader.Read()) Copy(ref reader, writer);
        }
        catch (JsonException)
        {
            // Parsing the resource finds the same error and reports its position.
            return json;
        }

        writer.Flush();
        return result.WrittenSpan;
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!.Replace("_", "", StringComparison.Ordinal));
                break;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
