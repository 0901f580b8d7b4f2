using Customary.Server.Faults;

namespace Customary.Server.Http;

/// <summary>Refuses callers who accept no JSON: there is nothing else to give (decision 12).</summary>
internal sealed class AcceptHeader(RequestDelegate next, FaultWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        ApiPaths.IsApi(context.Request.Path) && !JsonMedia.IsAccepted(context.Request.Headers.Accept)
            ? faults.WriteAsync(context, Fault.NotAcceptable())
            : next(context);
}
