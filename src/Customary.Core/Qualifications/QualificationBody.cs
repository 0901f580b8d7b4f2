using System.Text.Json.Nodes;

namespace Customary.Core.Qualifications;

/// <summary>
/// Reads the body of the older resource: a number or name of the SDK's enumeration. Sources: "Update a customer's qualification via
/// synchronous validation" and the requests of both .NET clients.
/// </summary>
internal static class QualificationBody
{
    /// <summary>The value as text; null if the body is neither a string nor a number.</summary>
    public static string? Read(JsonNode body) => body.GetValueKind() switch
    {
        JsonValueKind.String => body.GetValue<string>(),
        JsonValueKind.Number => body.ToJsonString(),
        _ => null,
    };
}
