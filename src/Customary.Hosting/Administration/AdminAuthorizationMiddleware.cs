using System.Net;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Administration;

/// <summary>
/// Decides who can use the administrative API: the bearer of the administrative token, or without a token only programs on this
/// machine, in Development, that no web page controls (docs/sandbox.md#who-can-use-it).
/// </summary>
internal sealed class AdminAuthorizationMiddleware(RequestDelegate next, AdminOptions options, AdminPaths paths, FaultResponseWriter faults, AdminToken? token = null)
{
    private const string Scheme = "Bearer ";
    private const string FetchSite = "Sec-Fetch-Site";
    private const string Localhost = "localhost";
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Original-Host", "X-Real-IP", "Via"];

    public Task InvokeAsync(HttpContext context)
    {
        var fault = Check(context);
        if (fault is null) return next(context);
        if (fault.Status == StatusCodes.Status401Unauthorized) context.Response.OnStarting(SetChallenge, context);
        return faults.WriteAsync(context, fault);
    }

    /// <summary>Whether a request would be allowed to read without an administrative token. The landing page shows details only then.</summary>
    public static bool IsLocal(HttpContext context, AdminOptions options) => options.IsEnabled && options.Token is null && FindRemote(context, options) is null;

    private Fault? Check(HttpContext context)
    {
        var request = context.Request;
        if (!paths.IsServedOn(context) || !AdminPaths.IsAdmin(request.Path)) return Fault.RouteNotFound();
        if (FindForeignPage(request) is { } page) return Fault.ActionNotAllowed(page);
        if (token is not null && !HasToken(request, token))
            return Fault.Unauthenticated("The administrative API requires the token of the setting admin-token. Send it as Authorization: Bearer.");
        if (token is null && FindRemote(context, options) is { } remote)
            return Fault.ActionNotAllowed($"Without the setting admin-token, the administrative API answers only programs on this machine: {remote}. Set admin-token, and send it as Authorization: Bearer.");
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isRead && !options.AllowsChanges && context.GetEndpoint()?.Metadata.GetMetadata<NoSandboxMetadata>() is null)
            return Fault.ActionNotAllowed("Outside Development, the sandbox controls change nothing unless the setting sandbox is on.");
        return HasBody(context) && !IsDataType(request.ContentType) ? Fault.UnsupportedMediaType() : null;
    }

    private static bool HasToken(HttpRequest request, AdminToken token) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && token.Is(value[Scheme.Length..].Trim());

    // Browsers send these headers, and pages cannot change them. Other programs do not send them.
    private static string? FindForeignPage(HttpRequest request)
    {
        var site = request.Headers[FetchSite].ToString();
        if (site is not ("" or "none" or "same-origin")) return "A web page of another origin cannot use the administrative API (header Sec-Fetch-Site).";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
            ? null
            : "A web page of another origin cannot use the administrative API (header Origin).";
    }

    private static string? FindRemote(HttpContext context, AdminOptions options)
    {
        if (options.IsReachable) return "other machines can connect to this server, because it listens beyond loopback or has the setting public-url";
        if (ForwardingHeaders.FirstOrDefault(context.Request.Headers.ContainsKey) is { } header) return $"a proxy forwarded the request (header {header})";
        if (!IsLoopback(context.Request.Host.Host)) return "the Host header is not a loopback name such as localhost or 127.0.0.1";
        return context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? "the request came from another machine" : null;
    }

    // A name that resolves to 127.0.0.1 is not enough: the DNS server of a web page's site can return that address (DNS rebinding).
    private static bool IsLoopback(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool HasBody(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;

    // A page can send a body of another origin only as a form or as text, unless the server allows more, and this server does not.
    private static bool IsDataType(string? contentType) =>
        !string.IsNullOrEmpty(contentType)
        && (JsonMediaTypes.IsJson(contentType)
            || (MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase)));

    private static Task SetChallenge(object context)
    {
        ((HttpContext)context).Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
