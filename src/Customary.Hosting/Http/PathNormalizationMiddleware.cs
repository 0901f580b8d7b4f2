namespace Customary.Hosting.Http;

/// <summary>
/// Accepts the paths that known clients build from links: doubled slashes and a doubled version prefix.
/// Source: the contract, sections 2.5 and 5.2.
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
