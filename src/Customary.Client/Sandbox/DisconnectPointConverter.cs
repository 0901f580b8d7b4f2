using System.Text.Json.Serialization;

namespace Customary.Client.Sandbox;

/// <summary>The points at which a connection can be cut, in camelCase.</summary>
internal sealed class DisconnectPointConverter : JsonConverter<DisconnectPoint>
{
    private const string Error = "must be beforeHandling, afterCommit or midResponse";

    /// <inheritdoc/>
    public override DisconnectPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? reader.GetString() : null) switch
        {
            "beforeHandling" => DisconnectPoint.BeforeHandling,
            "afterCommit" => DisconnectPoint.AfterCommit,
            "midResponse" => DisconnectPoint.MidResponse,
            _ => throw new JsonException(Error),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DisconnectPoint value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        DisconnectPoint.BeforeHandling => "beforeHandling",
        DisconnectPoint.AfterCommit => "afterCommit",
        _ => "midResponse",
    });
}
