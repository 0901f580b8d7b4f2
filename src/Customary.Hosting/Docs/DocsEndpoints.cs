namespace Customary.Hosting.Docs;

/// <summary>
/// Serves the OpenAPI document, Swagger UI and the token page. They need no token, and load nothing from other hosts.
/// </summary>
internal static class DocsEndpoints
{
    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapGet(DeveloperLinks.Explorer, (HttpContext context, DocsPage page) => page.Get(context)).WithName("ShowDocs").AllowAnonymous();
        routes.MapGet(DeveloperLinks.Token, (HttpContext context, TokenPage page) => page.Get(context)).WithName("ShowTokenPage").AllowAnonymous();
        routes.MapGet("/docs/{asset}", (string asset, HttpContext context) => DocsAssets.Get(asset, context)).WithName("GetDocsAsset").AllowAnonymous();
    }
}
