using System.Buffers;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Replaces secrets before they are logged: passwords, tokens and cookies.</summary>
internal static partial class SecretMask
{
    /// <summary>What replaces a secret.</summary>
    public const string Mask = "***";

    private static readonly HashSet<string> SecretProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "newPassword", "oldPassword", "clientSecret", "secret", "accessToken", "refreshToken", "idToken", "assertion",
    };

    private static readonly string[] SecretHeaderParts = ["authorization", "cookie", "token", "secret", "password", "api-key", "apikey"];

    /// <summary>Returns a header's value without secrets. A scheme such as <c>Bearer</c> stays.</summary>
    public static string MaskHeader(string name, string value)
    {
        if (name.Equals(ApiHeaders.ContinuationToken, StringComparison.OrdinalIgnoreCase) || !SecretHeaderParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))) return value;
        var scheme = name.EndsWith(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase) && value.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? value[..(end + 1)] : "";
        return scheme + Mask;
    }

    /// <summary>Returns a path and query without secrets.</summary>
    public static string MaskUrl(string url) => SecretParameter().Replace(url, $"$1{Mask}");

    /// <summary>
    /// Returns JSON text without the values of secret properties. The text can be incomplete. If it is not JSON, only the part
    /// before the error is returned, because secrets can follow it.
    /// </summary>
    public static string MaskJson(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new(new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }));
        var (copied, isSecret) = (0, false);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) isSecret = IsSecret(reader.GetString()!);
                else if (isSecret)
                {
                    output.Write(json[copied..(int)reader.TokenStartIndex]);
                    copied = json.Length;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !reader.TrySkip()) break;
                    output.Write("\"***\""u8);
                    (copied, isSecret) = ((int)reader.BytesConsumed, false);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            output.Write(json[Math.Min(copied, (int)reader.BytesConsumed)..(int)reader.BytesConsumed]);
            return Encoding.UTF8.GetString(output.WrittenSpan) + "…";
        }

        // The value of a secret property can be incomplete.
        output.Write(json[copied..(isSecret ? Math.Max(copied, (int)reader.BytesConsumed) : json.Length)]);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // Clients can write property names with underscores (docs/contract.md#json).
    private static bool IsSecret(string property) => SecretProperties.Contains(property.Replace("_", "", StringComparison.Ordinal));

    [GeneratedRegex(@"([?&](?:access_token|refresh_token|id_token|token|code|password|client_secret|secret)=)[^&]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();
}
