using Customary.Hosting.Authentication;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>The OpenAPI document of the API.</summary>
internal sealed class ApiDocument(ApiRoutes routes, DescriptionOptions options, PublicUrl publicUrl, TokenAuthority authority) : OpenApiDocumentSource
{
    private const string Introduction = """
        The Customer resources of the Partner Center REST API.

        Bodies are JSON. Requests can use any casing of property names, nulls, unknown properties and trailing commas. Responses use camelCase and omit properties without a value.
        All faults have the same shape, and their code identifies the error. Links do not contain the version: add the prefix `/v1`.
        """;

    /// <inheritdoc/>
    protected override OpenApiDocument Create()
    {
        var security = new SecuritySchemes(options, publicUrl, authority);
        var document = new OpenApiDocument
        {
            Info = new() { Title = "Customary", Version = "v1", Description = $"{Introduction}\n\nCloud: {options.Cloud.Name}." },
            Servers = [new() { Url = publicUrl.Value }],
            Paths = [],
            Components = CreateComponents(),
        };
        document.Components.Parameters = CommonHeaders.Request.ToDictionary(header => header.Name, IOpenApiParameter (header) => header.ToOpenApi());
        document.Components.SecuritySchemes = security.Create();
        document.Workspace ??= new();
        document.RegisterComponents();
        var schemas = new SchemaGenerator(document, new XmlDocumentation(typeof(Customer), typeof(Fault)));
        var builder = new OperationBuilder(document, schemas, new(document, schemas), security, options);
        foreach (var route in routes.GetAll()) Add(document, route, builder.Create(route));
        return document;
    }
}
