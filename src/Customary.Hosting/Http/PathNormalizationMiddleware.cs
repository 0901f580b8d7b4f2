namespace Customary.Hosting.Http;

/// <summary>
/// Normalizes the paths that known clients build from links: it removes doubled slashes and a doubled version prefix
/// (docs/contract.md#paths).
/// </summary>
internal sealed class PathNormalizationMiddleware(RequestDelegate next)
{
    private static readonly PathString Version = "/v1";

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.Contains("//", StringComparison.Ordinal)) context.Request.Path = Collapse(path);
        return next(context);
    }

    private static PathString Collapse(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal)) path = path.Replace("//", "/", StringComparison.Ordinal);
        var collapsed = new PathString(path);
        return collapsed.StartsWithSegments(Version, StringComparison.OrdinalIgnoreCase, out var rest)
            && rest.StartsWithSegments(Version, StringComparison.OrdinalIgnoreCase)
                ? rest
                : collapsed;
    }
}
