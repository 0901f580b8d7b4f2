using System.Text.Json.Serialization;

namespace Customary.Client.Sandbox;

/// <summary>A duration as ISO 8601 text, or a whole number of seconds as in the header <c>Retry-After</c>. It is written as text.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan?>
{
    private static readonly Iso8601DurationConverter Durations = new();

    /// <inheritdoc/>
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : Durations.Read(ref reader, typeof(TimeSpan), options);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } duration) Durations.Write(writer, duration, options);
        else writer.WriteNullValue();
    }
}
