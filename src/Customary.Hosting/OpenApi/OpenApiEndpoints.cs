using Customary.Hosting.Http;

namespace Customary.Hosting.OpenApi;

/// <summary>The document over HTTP, for whoever asks: what it says is no secret.</summary>
internal static class OpenApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", (ApiDocument document) => ApiResults.Shared(document.Json, SchemaGenerator.Json)).WithName("GetOpenApiDocument").AllowAnonymous();
}
