using System.Text.Json.Nodes;
using Customary.Hosting.RateLimiting;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>Describes faults as responses: one response per status code, with an example for each fault code.</summary>
internal sealed class FaultResponses(OpenApiDocument document, SchemaGenerator schemas)
{
    /// <summary>The extension that lists the fault codes of a response.</summary>
    private const string CodesExtension = "x-error-codes";

    private const int ExampleRetryAfter = 7;

    // Responses that all operations share are components that the operations refer to.
    private static readonly Dictionary<int, string> SharedResponses = new()
    {
        [401] = "Unauthenticated",
        [406] = "NotAcceptable",
        [408] = "RequestTimeout",
        [413] = "PayloadTooLarge",
        [415] = "UnsupportedMediaType",
        [500] = "InternalError",
        [503] = "ServiceUnavailable",
    };

    /// <summary>Creates the fault responses of an operation, sorted by status code.</summary>
    /// <param name="faults">The faults of the operation, including the common ones.</param>
    /// <param name="hasBodies">Whether fault responses have a body. Responses to HEAD have none.</param>
    /// <param name="isRateLimited">Whether the rate limit applies to the operation.</param>
    public IEnumerable<(string Status, IOpenApiResponse Response)> Create(IEnumerable<Fault> faults, bool hasBodies, bool isRateLimited)
    {
        var statuses = new SortedDictionary<int, IOpenApiResponse>();
        foreach (var group in faults.Distinct().GroupBy(fault => fault.Status))
        {
            statuses[group.Key] = hasBodies && SharedResponses.TryGetValue(group.Key, out var name)
                ? Share(name, () => CreateResponse([.. group], hasBodies))
                : CreateResponse([.. group], hasBodies);
        }

        if (isRateLimited) statuses[StatusCodes.Status429TooManyRequests] = hasBodies ? Share("TooManyRequests", () => CreateRateLimited(hasBodies)) : CreateRateLimited(hasBodies);
        return statuses.Select(status => (Text(status.Key), status.Value));
    }

    private OpenApiResponseReference Share(string name, Func<OpenApiResponse> create)
    {
        var responses = document.Components!.Responses!;
        if (!responses.ContainsKey(name)) responses.Add(name, create());
        return new(name, document);
    }

    private OpenApiResponse CreateResponse(IReadOnlyList<Fault> faults, bool hasBodies)
    {
        List<string> headers = [.. CommonHeaders.Response];
        if (faults[0].Status == StatusCodes.Status401Unauthorized) headers.Add(HeaderNames.WWWAuthenticate);
        if (faults.Any(fault => fault.RetryAfterSeconds is not null)) headers.Add(HeaderNames.RetryAfter);
        return new()
        {
            Description = string.Join('\n', faults.Select(fault => $"* `{fault.Code}` {fault.Description}")),
            Headers = ReferToHeaders(headers),
            Content = hasBodies ? CreateContent(faults) : null,
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                [CodesExtension] = new JsonNodeExtension(new JsonArray([.. faults.Select(fault => fault.Code).Distinct().Select(code => (JsonNode)code)])),
            },
        };
    }

    /// <summary>Creates references to header components.</summary>
    public Dictionary<string, IOpenApiHeader> ReferToHeaders(IEnumerable<string> names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private Dictionary<string, OpenApiMediaType> CreateContent(IReadOnlyList<Fault> faults)
    {
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (var fault in faults)
        {
            var name = Text(fault.Code);
            for (var next = 2; examples.ContainsKey(name); next++) name = $"{fault.Code}-{next}";
            examples.Add(name, new OpenApiExample { Value = JsonSerializer.SerializeToNode(FaultResponseWriter.ToBody(fault), ContractsJsonContext.Api.ApiFault) });
        }

        return new() { [SchemaGenerator.Json] = new OpenApiMediaType { Schema = schemas.GetSchema(ContractsJsonContext.Api.ApiFault), Examples = examples } };
    }

    private OpenApiResponse CreateRateLimited(bool hasBodies) => new()
    {
        Description = "The tenant has exceeded its rate limit. The body has the format of the gateway and the same number of seconds as the header.",
        Headers = ReferToHeaders([.. CommonHeaders.Response, HeaderNames.RetryAfter]),
        Content = hasBodies
            ? new Dictionary<string, OpenApiMediaType>
            {
                [SchemaGenerator.Json] = new OpenApiMediaType
                {
                    Schema = schemas.GetSchema(ContractsJsonContext.Api.ThrottlingFault),
                    Example = JsonSerializer.SerializeToNode(RateLimitingMiddleware.BodyOf(ExampleRetryAfter), ContractsJsonContext.Api.ThrottlingFault),
                },
            }
            : null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
