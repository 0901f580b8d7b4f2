using System.IO.Compression;
using System.Reflection;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Customary.Hosting.Docs;

/// <summary>Serves the scripts and styles of the documentation pages: the project's own, and the compressed files in the Swagger UI package.</summary>
internal static class DocsAssets
{
    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";
    private static readonly Assembly OwnAssets = typeof(DocsAssets).Assembly;
    private static readonly Assembly SwaggerUI = typeof(SwaggerUIOptions).Assembly;

    // A closed list, so that no other resource of the assemblies can be requested.
    private static readonly Dictionary<string, (Assembly Source, string Type)> Known = new(StringComparer.Ordinal)
    {
        ["docs.js"] = (OwnAssets, Script),
        ["theme.js"] = (OwnAssets, Script),
        ["token.js"] = (OwnAssets, Script),
        ["docs.css"] = (OwnAssets, Style),
        ["swagger-ui-bundle.js"] = (SwaggerUI, Script),
        ["swagger-ui.css"] = (SwaggerUI, Style),
        ["oauth2-redirect.html"] = (SwaggerUI, "text/html; charset=utf-8"),
        ["oauth2-redirect.js"] = (SwaggerUI, Script),
    };

    /// <summary>Returns an asset, 304 if the browser has the current version, or 404.</summary>
    public static IResult Get(string name, HttpContext context)
    {
        if (!Known.TryGetValue(name, out var asset)) return Fault.RouteNotFound().ToHttpResult();
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = DocsPage.Policy;
        var tag = new EntityTagHeaderValue($"\"{asset.Source.ManifestModule.ModuleVersionId:N}\"");
        if (asset.Source == OwnAssets) return Results.Stream(Open(asset.Source, $"Customary.Hosting.Docs.Assets.{name}"), asset.Type, entityTag: tag);
        var compressed = Open(asset.Source, $"Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.{name}");
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return Results.Stream(new GZipStream(compressed, CompressionMode.Decompress), asset.Type);
        headers.ContentEncoding = "gzip";
        return Results.Stream(compressed, asset.Type, entityTag: tag);
    }

    private static Stream Open(Assembly source, string name) =>
        source.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} is missing in {source.GetName().Name}.");
}
