using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>The headers that several operations share. Source: docs/contract.md#request-and-response-headers.</summary>
internal static class CommonHeaders
{
    private const string ExampleId = "5f0c5f3e-6a3b-4a53-9f0b-0d0a8f3b7c11";

    /// <summary>The request headers of every operation. OpenAPI describes Accept and Authorization elsewhere in the document.</summary>
    public static IReadOnlyList<ParameterDescription> Request { get; } =
    [
        new(ApiHeaders.RequestId, ParameterLocation.Header, "The ID of this request, a GUID. The server creates one if it is missing. If a create request is repeated with the same ID and body within 24 hours, the server returns the first response and creates nothing.")
        {
            Format = "uuid",
            Example = ExampleId,
        },
        new(ApiHeaders.CorrelationId, ParameterLocation.Header, "The ID that related requests share, a GUID. The server creates one if it is missing.") { Format = "uuid", Example = ExampleId },
        new(ApiHeaders.Locale, ParameterLocation.Header, "The language of the response. All texts are English; the server echoes any well-formed value.") { Example = "en-US" },
    ];

    /// <summary>The names of the headers of every response.</summary>
    public static IReadOnlyList<string> Response { get; } =
        [ApiHeaders.RequestId, ApiHeaders.CorrelationId, ApiHeaders.CorrelationVector, ApiHeaders.ServerId, ApiHeaders.Locale];

    /// <summary>Describes all response headers, by name.</summary>
    public static IReadOnlyDictionary<string, OpenApiHeader> DescribeResponseHeaders() => new Dictionary<string, OpenApiHeader>
    {
        [ApiHeaders.RequestId] = Describe("The ID of the request: the one from the request, or a new one.", ExampleId, "uuid"),
        [ApiHeaders.CorrelationId] = Describe("The ID that related requests share: the one from the request, or a new one.", ExampleId, "uuid"),
        [ApiHeaders.CorrelationVector] = Describe("The correlation vector.", "vtul4OIxXUKp5Bd5.0"),
        [ApiHeaders.ServerId] = Describe("Digits that identify the server.", "000001"),
        [ApiHeaders.Locale] = Describe("The language that the request asked for.", "en-US"),
        [HeaderNames.ETag] = Describe("The etag of the profile, in quotation marks.", "\"4611686018427387904\""),
        [HeaderNames.Location] = Describe("The path of the new resource.", "/v1/customers/0197d0a3-7c4e-7b1a-8f25-3c9e5d1b6a42"),
        [HeaderNames.RetryAfter] = new OpenApiHeader { Description = "The number of seconds to wait before a retry.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" }, Example = 7 },
        [HeaderNames.WWWAuthenticate] = Describe("The authentication challenge.", $"OAuth realm=urn:cpsvc:cpid:{ExampleId}"),
    };

    private static OpenApiHeader Describe(string text, JsonNode example, string? format = null) =>
        new() { Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format }, Example = example };
}
