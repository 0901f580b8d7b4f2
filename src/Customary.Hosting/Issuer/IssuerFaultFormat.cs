namespace Customary.Hosting.Issuer;

/// <summary>
/// Writes faults as OAuth errors below <c>/{tenant}/oauth2</c> and the other paths of the development issuer, because its clients
/// parse nothing else: unknown paths and methods, bodies that cannot be read, and unavailable storage.
/// </summary>
internal sealed class IssuerFaultFormat : IFaultFormat
{
    private static readonly string[] Segments = ["oauth2", "v2.0", "discovery", "userrealm", ".well-known"];

    /// <inheritdoc/>
    public bool AppliesTo(PathString path)
    {
        if (ApiPaths.IsApi(path)) return false;
        var parts = (path.Value ?? "").Split('/', 4);
        return parts.Length > 2 && Segments.Contains(parts[2], StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, Fault fault)
    {
        IssuerHeaders.Write(context);
        return new TokenErrorResult(ToError(context, fault)).ExecuteAsync(context);
    }

    private static TokenError ToError(HttpContext context, Fault fault) => fault.Status switch
    {
        StatusCodes.Status404NotFound => TokenError.UnknownEndpoint(),
        StatusCodes.Status405MethodNotAllowed => TokenError.MethodNotAllowed(context.Response.Headers.Allow.ToString()),
        StatusCodes.Status503ServiceUnavailable => TokenError.Unavailable(fault.Description),
        >= StatusCodes.Status500InternalServerError => TokenError.Internal(fault.Description, fault.Status),
        _ => TokenError.InvalidRequest(fault.Description, fault.Status),
    };
}
