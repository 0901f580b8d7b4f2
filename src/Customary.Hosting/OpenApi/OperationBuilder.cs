using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Microsoft.OpenApi;

namespace Customary.Hosting.OpenApi;

/// <summary>Writes one operation: what its description says, and what its route and the service around it add.</summary>
internal sealed class OperationBuilder(
    OpenApiDocument document, SchemaGenerator schemas, FaultResponses faults, SecuritySchemes security, CustomarySettings settings)
{
    /// <summary>The extension that says which kind of token an operation takes.</summary>
    public const string TokenKind = "x-token-kind";

    private const string ForUsers = "Takes the token of a user only (app+user); an application alone is refused with 403/900329.";

    /// <summary>The operation of a route.</summary>
    public OpenApiOperation Write(RouteEndpoint route)
    {
        var described = route.FindDescription(settings)
            ?? throw new InvalidOperationException($"{route.OperationOf()} has no description; say beside its route what it is, with Describe.");
        var isForUsersOnly = route.IsForUsersOnly(settings);
        return new()
        {
            OperationId = route.OperationOf(),
            Summary = described.Summary,
            Description = string.Join("\n\n", ((string?[])[described.Text, isForUsersOnly ? ForUsers : null]).OfType<string>()),
            Tags = new HashSet<OpenApiTagReference> { new(described.Room, document) },
            Parameters = [.. described.Parameters.Select(parameter => parameter.Write()), .. Shared()],
            RequestBody = described.Body is { } body ? Body(body) : null,
            Responses = Responses(route, described),
            Security = security.Of(document, isForUsersOnly),
            Extensions = new Dictionary<string, IOpenApiExtension> { [TokenKind] = new JsonNodeExtension(isForUsersOnly ? "app+user" : "app-only or app+user") },
        };
    }

    private IEnumerable<IOpenApiParameter> Shared() => CommonHeaders.Request.Select(header => new OpenApiParameterReference(header.Name, document));

    private OpenApiRequestBody Body(RequestBodyDescription body) => new() { Required = true, Content = Content(schemas.Of(body), body.Type, body.Example) };

    private OpenApiResponses Responses(RouteEndpoint route, OperationDescription described)
    {
        var responses = new OpenApiResponses();
        foreach (var answer in described.Responses)
            responses.Add(answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), Response(answer));
        var all = described.Faults.Concat(CommonFaults.Of(route, described, settings));
        foreach (var (status, response) in faults.Write(all, route.MethodOf() != HttpMethods.Head, ApiPaths.IsCustomers(route.RoutePattern.RawText)))
            responses.Add(status, response);
        return responses;
    }

    private OpenApiResponse Response(ResponseDescription answer) => new()
    {
        Description = answer.Text,
        Headers = faults.Headers([.. CommonHeaders.Response, .. answer.Headers]),
        Content = answer.Type is { } type ? Content(schemas.Of(type), type, answer.Example!) : null,
    };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema schema, JsonTypeInfo type, object example) => new()
    {
        [SchemaGenerator.Json] = new() { Schema = schema, Example = JsonSerializer.SerializeToNode(example, type) },
    };
}
