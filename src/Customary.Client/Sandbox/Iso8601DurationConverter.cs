using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Customary.Client.Sandbox;

/// <summary>Durations as ISO 8601 text, such as <c>PT1M30S</c> or <c>P30D</c>. Years and months have no fixed length and are not valid.</summary>
internal sealed class Iso8601DurationConverter : JsonConverter<TimeSpan>
{
    private const string Error = "must be an ISO 8601 duration of days, hours, minutes and seconds, such as PT1M or P30D";
    private static readonly Regex Form = new(
        @"^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,7})?S)?)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var duration) ? duration : throw new JsonException(Error);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    /// <summary>Returns the text of a duration.</summary>
    internal static string Format(TimeSpan value) => XmlConvert.ToString(value);

    /// <summary>Parses a duration; false if the text is not valid.</summary>
    internal static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (!Form.IsMatch(text)) return false;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
