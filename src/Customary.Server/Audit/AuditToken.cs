using System.Text.Json;
using System.Text.Json.Serialization;
using Customary.Server.Faults;
using Customary.Server.Paging;
using Customary.Server.Secrets;
using Microsoft.Extensions.Primitives;

namespace Customary.Server.Audit;

/// <summary>
/// The continuation token of a log: the whole query and the place, so that it says all by itself. What is sent
/// beside it must be the same.
/// </summary>
internal static class AuditToken
{
    /// <summary>Writes the token of the page that follows.</summary>
    public static string Write(AuditQuery query, Guid partner, ServerKey key) =>
        SignedCursor.Write(JsonSerializer.SerializeToUtf8Bytes(query, AuditTokenJson.Default.AuditQuery), KeyPurpose.AuditCursor, partner, Guid.Empty, key);

    /// <summary>The query that holds: that of the token, if one is sent, else the one that was asked.</summary>
    public static Outcome<AuditQuery> Apply(AuditQuery asked, StringValues header, IQueryCollection sent, Guid partner, ServerKey key)
    {
        if (header.Count == 0 || header is [""]) return asked;
        var content = header is [{ } text] ? SignedCursor.Read(text, KeyPurpose.AuditCursor, partner, Guid.Empty, key) : null;
        if (content is null) return Fault.TokenExhausted();
        var held = JsonSerializer.Deserialize(content, AuditTokenJson.Default.AuditQuery)!;
        var isSame = (!sent.ContainsKey("filter") || held.Filter == asked.Filter)
            && (!sent.ContainsKey("startDate") || held.Start == asked.Start)
            && (!sent.ContainsKey("endDate") || held.End == asked.End);
        if (!isSame) return Fault.TokenExhausted();
        return held with { Size = sent.ContainsKey("size") ? asked.Size : held.Size };
    }
}

/// <summary>How the query in a token is written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditQuery))]
internal sealed partial class AuditTokenJson : JsonSerializerContext;
