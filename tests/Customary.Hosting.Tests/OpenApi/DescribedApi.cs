using System.Globalization;
using NJsonSchema;
using NSwag;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>The OpenAPI document of a running server, and its validation of responses.</summary>
internal sealed class DescribedApi
{
    public const string Path = "/openapi/v1.json";
    private readonly List<OpenApiOperationDescription> _operations;

    private DescribedApi(OpenApiDocument document)
    {
        Document = document;
        _operations = [.. document.Operations];

        // A response must not contain a property that the document does not define.
        foreach (var schema in document.Components.Schemas.Values) schema.AllowAdditionalProperties = false;
    }

    /// <summary>The parsed document.</summary>
    public OpenApiDocument Document { get; }

    public static async Task<DescribedApi> ReadAsync(CustomaryFixture service) =>
        new(await OpenApiDocument.FromJsonAsync(await service.Http.GetStringAsync(new Uri(Path, UriKind.Relative))));

    /// <summary>Finds the operation of a request; of several matches, the path with the most literal segments wins.</summary>
    public OpenApiOperationDescription Find(HttpMethod method, string path)
    {
        var segments = path.Split('?')[0].Split('/');
        return _operations
            .Where(operation => operation.Method.Equals(method.Method, StringComparison.OrdinalIgnoreCase) && Matches(operation.Path.Split('/'), segments))
            .MinBy(operation => operation.Path.Count(letter => letter == '{'))
            .ShouldNotBeNull($"{method} {path} is not in the document");
    }

    /// <summary>Returns the differences between a response and the document: status, error code, headers or body.</summary>
    public static IEnumerable<string> Validate(OpenApiOperationDescription operation, ApiResponse result)
    {
        var name = operation.Operation.OperationId;
        var status = result.Status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Operation.ActualResponses.TryGetValue(status, out var response))
        {
            yield return $"{name}: {status} is not documented: {result.Text}";
            yield break;
        }

        foreach (var header in response.Headers.Keys.Where(header => result.Header(header) is null && header != "Retry-After")) yield return $"{name} {status}: no header {header}";
        if (!response.Content.TryGetValue("application/json", out var media))
        {
            if (result.Body.Length > 0) yield return $"{name} {status}: a body that is not documented: {result.Text}";
            yield break;
        }

        foreach (var error in media.Schema.ActualSchema.Validate(result.Text, SchemaType.OpenApi3)) yield return $"{name} {status}: {error} in {result.Text}";
        if (result.Status >= 400 && result.Status != 429 && !Numbers(response).Contains(result.Code)) yield return $"{name} {status}: {result.Code} is not documented: {result.Text}";
    }

    /// <summary>Returns the token types that an operation accepts.</summary>
    public static string? TokenKind(OpenApiOperationDescription operation) => operation.Operation.ExtensionData!["x-token-kind"] as string;

    /// <summary>Returns the error codes of a response.</summary>
    public static IReadOnlyList<int> Numbers(OpenApiResponse response) =>
        [.. ((IEnumerable<object>)response.ExtensionData!["x-error-codes"]!).Select(number => Convert.ToInt32(number, CultureInfo.InvariantCulture))];

    private static bool Matches(string[] pattern, string[] segments) =>
        pattern.Length == segments.Length
        && pattern.Zip(segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
