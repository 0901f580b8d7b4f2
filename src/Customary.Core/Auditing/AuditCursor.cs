using System.Text.Json.Serialization;
using Customary.Core.Paging;

namespace Customary.Core.Auditing;

/// <summary>
/// The continuation token of a list of audit records: the query and the position. Parameters that a request sends with a token
/// must be equal to those of the token.
/// </summary>
internal static class AuditCursor
{
    /// <summary>Encodes the token of the next page.</summary>
    public static string Write(AuditQuery query, Guid partner, ServerKey key) =>
        SignedCursor.Write(JsonSerializer.SerializeToUtf8Bytes(query, AuditCursorJsonContext.Default.AuditQuery), KeyPurpose.AuditCursor, partner, Guid.Empty, key);

    /// <summary>Decodes a token; null if this server did not sign it for that partner.</summary>
    public static AuditQuery? Read(string text, Guid partner, ServerKey key) =>
        SignedCursor.Read(text, KeyPurpose.AuditCursor, partner, Guid.Empty, key) is { } content
            ? JsonSerializer.Deserialize(content, AuditCursorJsonContext.Default.AuditQuery)
            : null;
}

/// <summary>Serializes the query in a token.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditQuery))]
internal sealed partial class AuditCursorJsonContext : JsonSerializerContext;
