using System.Text.Json.Serialization;
using Customary.Core.Paging;

namespace Customary.Core.Auditing;

/// <summary>A position in a partner's audit log.</summary>
/// <param name="HappenedAt">The time of the record in UTC ticks.</param>
internal sealed record AuditCursor(long HappenedAt);

/// <summary>Serializes the content of continuation tokens.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageToken<AuditQuery, AuditCursor>), TypeInfoPropertyName = "AuditToken")]
internal sealed partial class AuditTokenJsonContext : JsonSerializerContext;
