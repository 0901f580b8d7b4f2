namespace Customary.Hosting.Http;

/// <summary>Rejects requests that do not accept JSON, the only media type of the API (docs/contract.md#media-types).</summary>
internal sealed class AcceptHeaderMiddleware(RequestDelegate next, FaultResponseWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        ApiPaths.IsApi(context.Request.Path) && !JsonMediaTypes.IsAccepted(context.Request.Headers.Accept)
            ? faults.WriteAsync(context, Fault.NotAcceptable())
            : next(context);
}
