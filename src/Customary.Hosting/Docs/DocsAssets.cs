using System.IO.Compression;
using System.Reflection;
using Customary.Core.Errors;
using Customary.Hosting.Http;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Customary.Hosting.Docs;

/// <summary>The scripts and styles of the pages: our own, and those of Swagger UI as its package ships them, compressed.</summary>
internal static class DocsAssets
{
    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";
    private static readonly Assembly OwnAssets = typeof(DocsAssets).Assembly;
    private static readonly Assembly SwaggerUI = typeof(SwaggerUIOptions).Assembly;

    // A closed list: nothing else of either assembly can be asked for.
    private static readonly Dictionary<string, (Assembly Source, string Type)> Known = new(StringComparer.Ordinal)
    {
        ["docs.js"] = (OwnAssets, Script),
        ["token.js"] = (OwnAssets, Script),
        ["docs.css"] = (OwnAssets, Style),
        ["swagger-ui-bundle.js"] = (SwaggerUI, Script),
        ["swagger-ui.css"] = (SwaggerUI, Style),
        ["oauth2-redirect.html"] = (SwaggerUI, "text/html; charset=utf-8"),
        ["oauth2-redirect.js"] = (SwaggerUI, Script),
    };

    /// <summary>One of them, unless the browser has it.</summary>
    public static IResult Get(string name, HttpContext context)
    {
        if (!Known.TryGetValue(name, out var asset)) return Fault.RouteNotFound().ToHttpResult();
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = DocsPage.Policy;
        var tag = new EntityTagHeaderValue($"\"{asset.Source.ManifestModule.ModuleVersionId:N}\"");
        if (asset.Source == OwnAssets) return Results.Stream(Open(asset.Source, $"Customary.Hosting.Docs.Assets.{name}"), asset.Type, entityTag: tag);
        var packed = Open(asset.Source, $"Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.{name}");
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return Results.Stream(new GZipStream(packed, CompressionMode.Decompress), asset.Type);
        headers.ContentEncoding = "gzip";
        return Results.Stream(packed, asset.Type, entityTag: tag);
    }

    private static Stream Open(Assembly source, string name) =>
        source.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name} in {source.GetName().Name}.");
}
