using System.Buffers.Text;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The header and the claims of a JSON Web Token. Values are not converted between JSON types, and a token with a duplicate
/// name is rejected. Source: RFC 7519, section 4.
/// </summary>
internal sealed class TokenClaims
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly JsonElement _header;
    private readonly JsonElement _payload;

    private TokenClaims(JsonElement header, JsonElement payload) => (_header, _payload) = (header, payload);

    /// <summary>Reads the first two parts of a token; null if they are not Base64url-encoded JSON objects.</summary>
    public static TokenClaims? Read(string token)
    {
        var parts = token.Split('.');
        try
        {
            return parts.Length == 3 && ReadPart(parts[0]) is { } header && ReadPart(parts[1]) is { } payload ? new(header, payload) : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the header has a parameter, even with the value null.</summary>
    public bool HasHeader(string name) => _header.TryGetProperty(name, out _);

    /// <summary>The value of a header parameter if it is a nonempty string; otherwise null.</summary>
    public string? HeaderText(string name) => Text(_header, name);

    /// <summary>Whether the token has a claim, even with the value null.</summary>
    public bool Has(string name) => _payload.TryGetProperty(name, out _);

    /// <summary>Whether a claim is a number.</summary>
    public bool IsNumber(string name) => _payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number;

    /// <summary>The value of a claim if it is a nonempty string; otherwise null.</summary>
    public string? Text(string name) => Text(_payload, name);

    /// <summary>The strings of a claim that is a string or an array; empty if it is neither.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!_payload.TryGetProperty(name, out var value)) return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static JsonElement? ReadPart(string text)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }
}
