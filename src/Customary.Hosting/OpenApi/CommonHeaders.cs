using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>The headers that more than one operation takes or gives. Source: the contract, sections 2.1 and 2.2.</summary>
internal static class CommonHeaders
{
    public const string ETag = "ETag";
    public const string Location = "Location";
    public const string RetryAfter = "Retry-After";
    public const string Authenticate = "WWW-Authenticate";
    private const string ExampleId = "5f0c5f3e-6a3b-4a53-9f0b-0d0a8f3b7c11";

    /// <summary>What every operation may be sent. Accept and Authorization are said elsewhere in the document, as OpenAPI wants.</summary>
    public static IReadOnlyList<ParameterDescription> Sent { get; } =
    [
        new("MS-RequestId", ParameterLocation.Header, "The id of this request, a GUID; made here when it is not sent. A creation that is repeated with the same id and body within 24 hours answers what it answered before, and creates nothing.")
        {
            Format = "uuid",
            Example = ExampleId,
        },
        new("MS-CorrelationId", ParameterLocation.Header, "The id of what this request is a part of, a GUID; made here when it is not sent.") { Format = "uuid", Example = ExampleId },
        new("X-Locale", ParameterLocation.Header, "The language of the answer; all texts are English, a well-formed wish is echoed.") { Example = "en-US" },
    ];

    /// <summary>What every answer has.</summary>
    public static IReadOnlyList<string> InEveryAnswer { get; } = ["MS-RequestId", "MS-CorrelationId", "MS-CV", "MS-ServerId", "X-Locale"];

    /// <summary>All headers of answers, by name.</summary>
    public static IReadOnlyDictionary<string, OpenApiHeader> Answered() => new Dictionary<string, OpenApiHeader>
    {
        ["MS-RequestId"] = Header("The id of the request, as it was sent or made here.", ExampleId, "uuid"),
        ["MS-CorrelationId"] = Header("The id of what the request is a part of, as it was sent or made here.", ExampleId, "uuid"),
        ["MS-CV"] = Header("The correlation vector.", "vtul4OIxXUKp5Bd5.0"),
        ["MS-ServerId"] = Header("Digits that tell servers apart.", "000001"),
        ["X-Locale"] = Header("The language that was asked for.", "en-US"),
        [ETag] = Header("The etag of the profile, quoted.", "\"4611686018427387904\""),
        [Location] = Header("The path of what was created.", "/v1/customers/0197d0a3-7c4e-7b1a-8f25-3c9e5d1b6a42"),
        [RetryAfter] = new OpenApiHeader { Description = "Seconds after which another try makes sense.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" }, Example = 7 },
        [Authenticate] = Header("What to authenticate for.", $"OAuth realm=urn:cpsvc:cpid:{ExampleId}"),
    };

    private static OpenApiHeader Header(string text, JsonNode example, string? format = null) =>
        new() { Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format }, Example = example };
}
