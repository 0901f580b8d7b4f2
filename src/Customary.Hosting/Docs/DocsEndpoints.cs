using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Docs;

/// <summary>
/// What describes the API to people and to generators, for whoever asks: the document, a page to try it, and one that
/// reads a token. Nothing here needs a token, and everything is served from here.
/// </summary>
internal static class DocsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        OpenApiEndpoints.Map(routes);
        routes.MapGet("/docs", (HttpContext context, DocsPage page) => page.Get(context)).WithName("ShowDocs").AllowAnonymous();
        routes.MapGet("/docs/token", (HttpContext context, TokenPage page) => page.GetAsync(context)).WithName("ShowTokenPage").AllowAnonymous();
        routes.MapGet("/docs/{asset}", (string asset, HttpContext context) => DocsAssets.Get(asset, context)).WithName("GetDocsAsset").AllowAnonymous();
    }
}
