using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Core.Paging;
using Customary.Core.Security;

namespace Customary.Core.Auditing;

/// <summary>
/// The continuation token of a log: the whole query and the place, so that it says all by itself. What is sent
/// beside it must be the same.
/// </summary>
internal static class AuditCursor
{
    /// <summary>Writes the token of the page that follows.</summary>
    public static string Write(AuditQuery query, Guid partner, ServerKey key) =>
        SignedCursor.Write(JsonSerializer.SerializeToUtf8Bytes(query, AuditCursorJsonContext.Default.AuditQuery), KeyPurpose.AuditCursor, partner, Guid.Empty, key);

    /// <summary>Reads a token; null when this service did not write it for that partner.</summary>
    public static AuditQuery? Read(string text, Guid partner, ServerKey key) =>
        SignedCursor.Read(text, KeyPurpose.AuditCursor, partner, Guid.Empty, key) is { } content
            ? JsonSerializer.Deserialize(content, AuditCursorJsonContext.Default.AuditQuery)
            : null;
}

/// <summary>How the query in a token is written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditQuery))]
internal sealed partial class AuditCursorJsonContext : JsonSerializerContext;
