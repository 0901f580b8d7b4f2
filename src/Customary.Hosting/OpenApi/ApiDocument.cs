using Customary.Hosting.Authentication;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// The OpenAPI document, which is created from the route table on first use and then cached. OpenAPI 3.0, because every
/// generator supports it.
/// </summary>
internal sealed class ApiDocument(ApiRoutes routes, DescriptionOptions options, PublicUrl publicUrl, TokenAuthority authority)
{
    private const string Introduction = """
        The Customer resources of the Partner Center REST API.

        Bodies are JSON. Requests can use any casing of property names, nulls, unknown properties and trailing commas. Responses use camelCase and omit properties without a value.
        All faults have the same shape, and their code identifies the error. Links do not contain the version: add the prefix `/v1`.
        """;

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

    private byte[] Write()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Create().SerializeAsV3(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private OpenApiDocument Create()
    {
        var security = new SecuritySchemes(options, publicUrl, authority);
        var document = new OpenApiDocument
        {
            Info = new() { Title = "Customary", Version = "v1", Description = $"{Introduction}\n\nCloud: {options.Cloud.Name}." },
            Servers = [new() { Url = publicUrl.Value }],
            Paths = [],
            Components = new()
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(),
                Responses = new Dictionary<string, IOpenApiResponse>(),
                Parameters = CommonHeaders.Request.ToDictionary(header => header.Name, IOpenApiParameter (header) => header.ToOpenApi()),
                Headers = CommonHeaders.DescribeResponseHeaders().ToDictionary(header => header.Key, IOpenApiHeader (header) => header.Value),
                SecuritySchemes = security.Create(),
            },
        };
        document.Workspace ??= new();
        document.RegisterComponents();
        var schemas = new SchemaGenerator(document, new XmlDocumentation(typeof(Customer), typeof(Fault)));
        var builder = new OperationBuilder(document, schemas, new(document, schemas), security, options);
        foreach (var route in routes.GetAll()) Add(document, route, builder);
        return document;
    }

    private static void Add(OpenApiDocument document, RouteEndpoint route, OperationBuilder builder)
    {
        var path = route.RoutePattern.RawText!.TrimEnd('/');
        if (!document.Paths.TryGetValue(path, out var item)) document.Paths.Add(path, item = new OpenApiPathItem { Operations = [] });
        var operation = builder.Create(route);
        item.Operations!.Add(new(route.GetMethod()), operation);
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => tag.Name != operation.Tags!.Single().Reference.Id)) document.Tags.Add(new() { Name = operation.Tags!.Single().Reference.Id });
    }
}
