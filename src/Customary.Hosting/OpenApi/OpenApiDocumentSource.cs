using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>An OpenAPI document, which is created from the route table on first use and then cached. OpenAPI 3.0, because every generator supports it.</summary>
internal abstract class OpenApiDocumentSource
{
    private readonly Lock _lock = new();
    private byte[]? _json;

    /// <summary>The document as UTF-8 JSON.</summary>
    public byte[] Json
    {
        get
        {
            lock (_lock) return _json ??= Write();
        }
    }

    /// <summary>Creates the document.</summary>
    protected abstract OpenApiDocument Create();

    /// <summary>The components that both documents use.</summary>
    protected static OpenApiComponents CreateComponents() => new()
    {
        Schemas = new Dictionary<string, IOpenApiSchema>(),
        Responses = new Dictionary<string, IOpenApiResponse>(),
        Headers = CommonHeaders.DescribeResponseHeaders().ToDictionary(header => header.Key, IOpenApiHeader (header) => header.Value),
    };

    /// <summary>Adds an operation under the path and method of its route, and its tag.</summary>
    protected static void Add(OpenApiDocument document, RouteEndpoint route, OpenApiOperation operation)
    {
        var path = route.RoutePattern.RawText!.TrimEnd('/');
        if (!document.Paths.TryGetValue(path, out var item)) document.Paths.Add(path, item = new OpenApiPathItem { Operations = [] });
        item.Operations!.Add(new(route.GetMethod()), operation);
        var tag = operation.Tags!.Single().Reference.Id;
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(other => other.Name != tag)) document.Tags.Add(new() { Name = tag });
    }

    private byte[] Write()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Create().SerializeAsV3(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
