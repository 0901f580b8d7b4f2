using System.Text.Json;
using System.Text.Json.Nodes;
using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Hosting.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>Faults as responses: one a status, with an example for each number.</summary>
internal sealed class FaultResponses(OpenApiDocument document, SchemaGenerator schemas)
{
    /// <summary>The extension that lists the numbers of a response.</summary>
    public const string Numbers = "x-error-codes";

    private const int Throttled = 429;
    private const int ExampleSeconds = 7;

    // What every operation has alike stands once, and is referred to.
    private static readonly Dictionary<int, string> Shared = new()
    {
        [401] = "Unauthenticated",
        [406] = "NotAcceptable",
        [408] = "TooSlow",
        [413] = "TooLarge",
        [415] = "NotJsonMedia",
        [500] = "Unexpected",
        [503] = "Away",
    };

    /// <summary>The responses of an operation, by status.</summary>
    /// <param name="faults">Its faults, its own and the general.</param>
    /// <param name="hasBodies">Whether faults have bodies, which the answers to HEAD have not.</param>
    /// <param name="isThrottled">Whether there is a limit to its requests.</param>
    public IEnumerable<(string Status, IOpenApiResponse Response)> Write(IEnumerable<Fault> faults, bool hasBodies, bool isThrottled)
    {
        var statuses = new SortedDictionary<int, IOpenApiResponse>();
        foreach (var group in faults.Distinct().GroupBy(fault => fault.Status))
        {
            statuses[group.Key] = hasBodies && Shared.TryGetValue(group.Key, out var name)
                ? Share(name, () => Response([.. group], hasBodies))
                : Response([.. group], hasBodies);
        }

        if (isThrottled) statuses[Throttled] = hasBodies ? Share("TooManyRequests", () => TooMany(hasBodies)) : TooMany(hasBodies);
        return statuses.Select(status => (Text(status.Key), status.Value));
    }

    private OpenApiResponseReference Share(string name, Func<OpenApiResponse> make)
    {
        var responses = document.Components!.Responses!;
        if (!responses.ContainsKey(name)) responses.Add(name, make());
        return new(name, document);
    }

    private OpenApiResponse Response(IReadOnlyList<Fault> faults, bool hasBodies)
    {
        List<string> headers = [.. CommonHeaders.Response];
        if (faults[0].Status == StatusCodes.Status401Unauthorized) headers.Add(HeaderNames.WWWAuthenticate);
        if (faults.Any(fault => fault.RetryAfterSeconds is not null)) headers.Add(HeaderNames.RetryAfter);
        return new()
        {
            Description = string.Join('\n', faults.Select(fault => $"* `{fault.Code}` {fault.Description}")),
            Headers = Headers(headers),
            Content = hasBodies ? Content(faults) : null,
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                [Numbers] = new JsonNodeExtension(new JsonArray([.. faults.Select(fault => fault.Code).Distinct().Select(code => (JsonNode)code)])),
            },
        };
    }

    /// <summary>References to headers, by their names.</summary>
    public Dictionary<string, IOpenApiHeader> Headers(IEnumerable<string> names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private Dictionary<string, OpenApiMediaType> Content(IReadOnlyList<Fault> faults)
    {
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (var fault in faults)
        {
            var name = Text(fault.Code);
            for (var next = 2; examples.ContainsKey(name); next++) name = $"{fault.Code}-{next}";
            examples.Add(name, new OpenApiExample { Value = JsonSerializer.SerializeToNode(FaultResponseWriter.ToBody(fault), ContractsJsonContext.Api.ApiFault) });
        }

        return new() { [SchemaGenerator.Json] = new OpenApiMediaType { Schema = schemas.Of(ContractsJsonContext.Api.ApiFault), Examples = examples } };
    }

    private OpenApiResponse TooMany(bool hasBodies) => new()
    {
        Description = "More requests in a minute than the tenant has. The gateway's own body, with the same seconds as the header.",
        Headers = Headers([.. CommonHeaders.Response, HeaderNames.RetryAfter]),
        Content = hasBodies
            ? new Dictionary<string, OpenApiMediaType>
            {
                [SchemaGenerator.Json] = new OpenApiMediaType
                {
                    Schema = schemas.Of(ContractsJsonContext.Api.ThrottlingFault),
                    Example = JsonSerializer.SerializeToNode(Customary.Hosting.RateLimiting.RateLimitingMiddleware.BodyOf(ExampleSeconds), ContractsJsonContext.Api.ThrottlingFault),
                },
            }
            : null,
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
