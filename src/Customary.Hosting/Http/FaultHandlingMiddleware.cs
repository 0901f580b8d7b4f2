using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;

namespace Customary.Hosting.Http;

/// <summary>
/// Answers every failed request with a fault in the API's format, and logs every request. Exceptions are logged and never sent to the
/// caller. Like the framework's exception handler, it treats aborted requests as status 499 and sets <see cref="IExceptionHandlerFeature"/>.
/// </summary>
/// <remarks>Logging is part of this middleware, because a middleware of its own would allocate a state machine for each request.</remarks>
internal sealed class FaultHandlingMiddleware(RequestDelegate next, FaultResponseWriter writer, RequestLog? log)
{
    // The web server's message for a body that ends early. No public member identifies this error.
    private const string UnexpectedEnd = "Unexpected end of request content.";

    public async Task InvokeAsync(HttpContext context)
    {
        var connection = context.Features.Get<IConnectionRequests>();
        connection?.BeginRequest(context.Request.Protocol);
        var started = log?.Start() ?? 0;
        Exception? failure = null;
        var isAnswered = true;
        try
        {
            await next(context);
            if (FindRoutingFault(context) is { } fault) await writer.WriteAsync(context, fault);
        }
        catch (Exception exception) when (IsClientDisconnected(context, exception))
        {
            // The client receives no response. The status is for the log and the metrics.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            isAnswered = false;
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var fault = FindRequestFault(exception);
            if (fault is null) failure = exception;
            context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature
            {
                Error = exception,
                Path = context.Request.Path,
                Endpoint = context.GetEndpoint(),
                RouteValues = context.Features.Get<IRouteValuesFeature>()?.RouteValues,
            });
            RequestTrackingMiddleware.ClearExceptTracking(context.Response);
            await writer.WriteAsync(context, fault ?? (exception is StorageUnavailableException ? Fault.StorageUnavailable() : Fault.InternalError()));
        }
        catch (Exception exception)
        {
            // The client must not take the part that it received for the whole response.
            (failure, isAnswered) = (exception, false);
            context.Abort();
        }
        finally
        {
            log?.Write(context, started, failure);
            connection?.EndRequest(isAnswered);
        }
    }

    /// <summary>
    /// Whether a request failed because its client closed the connection. The web server throws several exceptions for that, and
    /// cancels <see cref="HttpContext.RequestAborted"/> shortly after.
    /// </summary>
    private static bool IsClientDisconnected(HttpContext context, Exception exception) => exception switch
    {
        ConnectionResetException or ConnectionAbortedException => true,
        OperationCanceledException { InnerException: ConnectionResetException or ConnectionAbortedException } => true,
        OperationCanceledException => context.RequestAborted.IsCancellationRequested,
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, Message: UnexpectedEnd } => true,
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => context.RequestAborted.IsCancellationRequested,
        IOException => context.RequestAborted.IsCancellationRequested,
        _ => false,
    };

    // The fault of an exception that the request caused; null for a defect and for unavailable storage.
    private static Fault? FindRequestFault(Exception exception) => exception switch
    {
        RequestFaultException fault => fault.Fault,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Fault.PayloadTooLarge(),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => Fault.RequestTimeout(),
        BadHttpRequestException => Fault.MalformedRequest(),
        InvalidTextException => Fault.InvalidText(),
        _ => null,
    };

    // Routing answers with a status code and no body.
    private static Fault? FindRoutingFault(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentLength is not null || response.ContentType is not null) return null;
        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound when context.GetEndpoint() is null => Fault.RouteNotFound(),
            StatusCodes.Status405MethodNotAllowed => Fault.MethodNotAllowed(response.Headers.Allow.ToString()),
            StatusCodes.Status415UnsupportedMediaType => Fault.UnsupportedMediaType(),
            _ => null,
        };
    }
}
