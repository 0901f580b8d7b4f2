using Customary.Core.Errors;

namespace Customary.Hosting.Http;

/// <summary>Refuses callers who accept no JSON: there is nothing else to give (decision 12).</summary>
internal sealed class AcceptHeaderMiddleware(RequestDelegate next, FaultResponseWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        ApiPaths.IsApi(context.Request.Path) && !JsonMediaTypes.IsAccepted(context.Request.Headers.Accept)
            ? faults.WriteAsync(context, Fault.NotAcceptable())
            : next(context);
}
