using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Customary.Client.Sandbox;
using Microsoft.OpenApi;

namespace Customary.Hosting.Administration;

/// <summary>The OpenAPI document of the administrative API.</summary>
internal sealed class AdminDocument(EndpointDataSource routes, DescriptionOptions options, AdminToken? token = null) : OpenApiDocumentSource
{
    /// <summary>The path of the document below the prefix of the administrative API.</summary>
    public const string Path = "/openapi.json";

    private const string Scheme = "adminToken";
    private const string ContentTypeOfLines = "application/x-ndjson";
    /// <inheritdoc/>
    protected override OpenApiDocument Create()
    {
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = "Customary administration",
                Version = "v1",
                Description = "Sandbox controls of this server. Durations and times are ISO 8601. Unknown properties are errors. Faults have the shape of the API's faults.",
            },
            Paths = [],
            Components = CreateComponents(),
        };
        if (token is not null)
        {
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The value of the setting admin-token." },
            };
        }

        document.Workspace ??= new();
        document.RegisterComponents();
        var schemas = new SchemaGenerator(document, new XmlDocumentation(typeof(ISandbox), typeof(Fault)));
        var faults = new FaultResponses(document, schemas);
        foreach (var route in routes.Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<AdminRouteMetadata>() is not null && route.FindDescription(options) is not null)
            .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal))
            Add(document, route, CreateOperation(document, route, schemas, faults));
        return document;
    }

    private OpenApiOperation CreateOperation(OpenApiDocument document, RouteEndpoint route, SchemaGenerator schemas, FaultResponses faults)
    {
        var description = route.FindDescription(options)!;
        return new()
        {
            OperationId = route.GetOperationName(),
            Summary = description.Summary,
            Description = description.Text,
            Tags = new HashSet<OpenApiTagReference> { new(description.Tag, document) },
            Parameters = [.. description.Parameters.Select(parameter => parameter.ToOpenApi())],
            RequestBody = description.Body is { } body ? new OpenApiRequestBody { Required = true, Content = CreateContent(schemas.GetSchema(body), body.Type, body.Example) } : null,
            Responses = CreateResponses(description, schemas, faults),
            Security = token is null ? null : [new() { [new(Scheme, document)] = [] }],
        };
    }

    private static OpenApiResponses CreateResponses(OperationDescription description, SchemaGenerator schemas, FaultResponses faults)
    {
        var responses = new OpenApiResponses();
        foreach (var response in description.Responses)
        {
            responses.Add(response.Status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = response.Text,
                Headers = faults.ReferToHeaders([.. CommonHeaders.Response, .. response.Headers]),
                Content = response.Type is { } type ? CreateContent(schemas.GetSchema(type), type, response.Example!) : null,
            });
        }

        Fault[] common =
        [
            Fault.Unauthenticated("The administrative API requires the token of the setting admin-token. Send it as Authorization: Bearer."),
            Fault.ActionNotAllowed("Outside Development, the sandbox controls change nothing unless the setting sandbox is on."),
            Fault.StorageUnavailable(),
        ];
        foreach (var (status, fault) in faults.Create(description.Faults.Concat(common), hasBodies: true, isRateLimited: false)) responses.Add(status, fault);
        return responses;
    }

    private static Dictionary<string, OpenApiMediaType> CreateContent(IOpenApiSchema schema, JsonTypeInfo type, object example) => new()
    {
        [example is string ? ContentTypeOfLines : SchemaGenerator.Json] = new() { Schema = schema, Example = example is string text ? JsonValue.Create(text) : JsonSerializer.SerializeToNode(example, type) },
    };
}
