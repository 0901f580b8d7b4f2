using Customary.Server.Http;

namespace Customary.Server.OpenApi;

/// <summary>The document over HTTP, for whoever asks: what it says is no secret.</summary>
internal static class OpenApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", (ApiDocument document) => Answers.Shared(document.Json, WireSchemas.Json)).WithName("GetOpenApiDocument").AllowAnonymous();
}
