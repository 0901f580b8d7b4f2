using System.Globalization;
using System.Text.Json.Serialization;

namespace Customary.Client.Sandbox;

/// <summary>Times as ISO 8601 text with a time zone. Times are written in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Error = "must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00Z";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var time) ? time : throw new JsonException(Error);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(ToText(value));

    /// <summary>Returns the text of a time.</summary>
    internal static string ToText(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Parses a time; false if the text is not valid or has no time zone.</summary>
    internal static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return text.Length > 11 && text[10] is 'T' or 't' && (text[text.Length - 1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}
