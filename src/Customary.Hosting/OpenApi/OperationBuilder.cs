using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>Creates one operation of the document from its description, its route and the options.</summary>
internal sealed class OperationBuilder(
    OpenApiDocument document, SchemaGenerator schemas, FaultResponses faults, SecuritySchemes security, DescriptionOptions options)
{
    /// <summary>The extension with the kind of token that an operation accepts.</summary>
    private const string TokenKindExtension = "x-token-kind";

    private const string RequiresUserText = "Requires a user token (app+user). An application token gets 403/900329.";

    /// <summary>Creates the operation of a route.</summary>
    public OpenApiOperation Create(RouteEndpoint route)
    {
        var description = route.FindDescription(options)
            ?? throw new InvalidOperationException($"{route.GetOperationName()} has no description. Call Describe on its route.");
        var requiresUser = route.RequiresUser(options);
        return new()
        {
            OperationId = route.GetOperationName(),
            Summary = description.Summary,
            Description = string.Join("\n\n", ((string?[])[description.Text, requiresUser ? RequiresUserText : null]).OfType<string>()),
            Tags = new HashSet<OpenApiTagReference> { new(description.Tag, document) },
            Parameters = [.. description.Parameters.Select(CreateParameter), .. CommonParameters()],
            RequestBody = description.Body is { } body ? CreateBody(body) : null,
            Responses = CreateResponses(route, description),
            Security = security.GetRequirements(document, requiresUser),
            Extensions = new Dictionary<string, IOpenApiExtension> { [TokenKindExtension] = new JsonNodeExtension(requiresUser ? "app+user" : "app-only or app+user") },
        };
    }

    private IOpenApiParameter CreateParameter(ParameterDescription description)
    {
        var parameter = description.ToOpenApi();
        if (description.SchemaName is { } name) parameter.Schema = schemas.GetComponent(name, parameter.Schema!);
        return parameter;
    }

    private IEnumerable<IOpenApiParameter> CommonParameters() => CommonHeaders.Request.Select(header => new OpenApiParameterReference(header.Name, document));

    private OpenApiRequestBody CreateBody(RequestBodyDescription body) => new() { Required = true, Content = CreateContent(schemas.GetSchema(body), body.Type, body.Example) };

    private OpenApiResponses CreateResponses(RouteEndpoint route, OperationDescription description)
    {
        var responses = new OpenApiResponses();
        foreach (var response in description.Responses)
            responses.Add(response.Status.ToString(CultureInfo.InvariantCulture), CreateResponse(response));
        var all = description.Faults.Concat(CommonFaults.GetFor(route, description, options));
        foreach (var (status, fault) in faults.Create(all, route.GetMethod() != HttpMethods.Head, ApiPaths.IsCustomers(route.RoutePattern.RawText)))
            responses.Add(status, fault);
        return responses;
    }

    private OpenApiResponse CreateResponse(ResponseDescription response) => new()
    {
        Description = response.Text,
        Headers = faults.ReferToHeaders([.. CommonHeaders.Response, .. response.Headers]),
        Content = response.Type is { } type ? CreateContent(schemas.GetSchema(type), type, response.Example!) : null,
    };

    private static Dictionary<string, OpenApiMediaType> CreateContent(IOpenApiSchema schema, JsonTypeInfo type, object example) => new()
    {
        [SchemaGenerator.Json] = new() { Schema = schema, Example = JsonSerializer.SerializeToNode(example, type) },
    };
}
