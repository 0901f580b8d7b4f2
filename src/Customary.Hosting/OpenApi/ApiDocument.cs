using System.Globalization;
using System.Text;
using Customary.Contracts;
using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// The API as OpenAPI describes it, made of the route table when it is first asked for, and kept. Version 3.0, which
/// every generator reads.
/// </summary>
internal sealed class ApiDocument(ApiRoutes routes, CustomarySettings settings, PublicUrl address, TokenAuthority authority)
{
    private const string About = """
        The customers of cloud resellers, over the Customer REST API that Partner Center documents.

        Bodies are JSON: any casing, nulls, unknown members and trailing commas are read; answers are camelCase, and what is absent is left out.
        Every fault has the same shape, and its number says what is wrong. Links are without the version: put `/v1` before them.
        """;

    private readonly Lock _lock = new();
    private byte[]? _json;

    /// <summary>The document, UTF-8 JSON.</summary>
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
        Make().SerializeAsV3(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private OpenApiDocument Make()
    {
        var security = new SecuritySchemes(settings, address, authority);
        var document = new OpenApiDocument
        {
            Info = new() { Title = "Customary", Version = "v1", Description = $"{About}\n\nCloud: {settings.Get(SettingDefinitions.Cloud).Name}." },
            Servers = [new() { Url = address.Value }],
            Paths = [],
            Components = new()
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(),
                Responses = new Dictionary<string, IOpenApiResponse>(),
                Parameters = CommonHeaders.Request.ToDictionary(header => header.Name, IOpenApiParameter (header) => header.Write()),
                Headers = CommonHeaders.DescribeResponseHeaders().ToDictionary(header => header.Key, IOpenApiHeader (header) => header.Value),
                SecuritySchemes = security.Write(),
            },
        };
        document.Workspace ??= new();
        document.RegisterComponents();
        var schemas = new SchemaGenerator(document, new XmlDocumentation(typeof(Customer), typeof(ApiDocument)));
        var writer = new OperationBuilder(document, schemas, new(document, schemas), security, settings);
        foreach (var route in routes.All()) Add(document, route, writer);
        return document;
    }

    private static void Add(OpenApiDocument document, RouteEndpoint route, OperationBuilder writer)
    {
        var path = route.RoutePattern.RawText!.TrimEnd('/');
        if (!document.Paths.TryGetValue(path, out var item)) document.Paths.Add(path, item = new OpenApiPathItem { Operations = [] });
        var operation = writer.Write(route);
        item.Operations!.Add(new(route.MethodOf()), operation);
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => tag.Name != operation.Tags!.Single().Reference.Id)) document.Tags.Add(new() { Name = operation.Tags!.Single().Reference.Id });
    }
}
