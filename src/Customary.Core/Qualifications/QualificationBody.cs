using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Core.Qualifications;

/// <summary>
/// The body of the older resource: the number of the SDK's enumeration, or its name. Source: "Update a customer's
/// qualification via synchronous validation", and what both .NET clients send.
/// </summary>
internal static class QualificationBody
{
    /// <summary>What was sent, as text; null where it is neither.</summary>
    public static string? Read(JsonNode sent) => sent.GetValueKind() switch
    {
        JsonValueKind.String => sent.GetValue<string>(),
        JsonValueKind.Number when sent.AsValue().TryGetValue<int>(out var number) => QualificationKind.Find(number) ?? sent.ToJsonString(),
        JsonValueKind.Number => sent.ToJsonString(),
        _ => null,
    };
}
