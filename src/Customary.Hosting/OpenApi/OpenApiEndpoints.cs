namespace Customary.Hosting.OpenApi;

/// <summary>Serves the OpenAPI document without authentication, because it contains no secrets.</summary>
internal static class OpenApiEndpoints
{
    public static void MapOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", (ApiDocument document) => ApiResults.Shared(document.Json, SchemaGenerator.Json)).WithName("GetOpenApiDocument").AllowAnonymous();
}
