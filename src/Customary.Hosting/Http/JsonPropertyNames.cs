using System.Buffers;
using System.Text.Json;

namespace Customary.Hosting.Http;

/// <summary>
/// Takes the underscores out of the names of members: some documented tables write <c>company_name</c> where every
/// example has <c>CompanyName</c>. Source: the contract, section 2.4.
/// </summary>
internal static class JsonPropertyNames
{
    private static readonly JsonReaderOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidOperationException">A text in it is not Unicode.</exception>
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
            // Left as it is: reading it again for the resource finds the same fault and says where it is.
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
