using System.Globalization;
using NJsonSchema;
using NSwag;

namespace Customary.Hosting.Tests.OpenApi;

/// <summary>The document of a service that runs, and what it says of an answer.</summary>
internal sealed class DescribedApi
{
    public const string Path = "/openapi/v1.json";
    private readonly List<OpenApiOperationDescription> _operations;

    private DescribedApi(OpenApiDocument document)
    {
        Document = document;
        _operations = [.. document.Operations];

        // A member that is not in the document must not be in an answer.
        foreach (var schema in document.Components.Schemas.Values) schema.AllowAdditionalProperties = false;
    }

    /// <summary>The document as those who make clients of it read it.</summary>
    public OpenApiDocument Document { get; }

    public static async Task<DescribedApi> ReadAsync(CustomaryFixture service) =>
        new(await OpenApiDocument.FromJsonAsync(await service.Http.GetStringAsync(new Uri(Path, UriKind.Relative))));

    /// <summary>The operation that a request is of: of two that match, the one whose path has more words of its own.</summary>
    public OpenApiOperationDescription Find(HttpMethod method, string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return _operations
            .Where(operation => operation.Method.Equals(method.Method, StringComparison.OrdinalIgnoreCase) && Matches(operation.Path.Split('/'), parts))
            .MinBy(operation => operation.Path.Count(letter => letter == '{'))
            .ShouldNotBeNull($"{method} {path} is not in the document");
    }

    /// <summary>What is wrong with an answer, by the document: its status, its number, its headers or its body.</summary>
    public static IEnumerable<string> Wrong(OpenApiOperationDescription operation, ApiResponse answer)
    {
        var name = operation.Operation.OperationId;
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Operation.ActualResponses.TryGetValue(status, out var response))
        {
            yield return $"{name}: {status} is not documented: {answer.Text}";
            yield break;
        }

        foreach (var header in response.Headers.Keys.Where(header => answer.Header(header) is null && header != "Retry-After")) yield return $"{name} {status}: no header {header}";
        if (!response.Content.TryGetValue("application/json", out var media))
        {
            if (answer.Body.Length > 0) yield return $"{name} {status}: a body that is not documented: {answer.Text}";
            yield break;
        }

        foreach (var error in media.Schema.ActualSchema.Validate(answer.Text, SchemaType.OpenApi3)) yield return $"{name} {status}: {error} in {answer.Text}";
        if (answer.Status >= 400 && answer.Status != 429 && !Numbers(response).Contains(answer.Code)) yield return $"{name} {status}: {answer.Code} is not documented: {answer.Text}";
    }

    /// <summary>Which kind of token an operation takes.</summary>
    public static string? TokenKind(OpenApiOperationDescription operation) => operation.Operation.ExtensionData!["x-token-kind"] as string;

    /// <summary>The numbers of the faults of a response.</summary>
    public static IReadOnlyList<int> Numbers(OpenApiResponse response) =>
        [.. ((IEnumerable<object>)response.ExtensionData!["x-error-codes"]!).Select(number => Convert.ToInt32(number, CultureInfo.InvariantCulture))];

    private static bool Matches(string[] pattern, string[] parts) =>
        pattern.Length == parts.Length
        && pattern.Zip(parts).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
