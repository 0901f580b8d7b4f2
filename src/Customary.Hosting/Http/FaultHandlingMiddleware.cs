using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;

namespace Customary.Hosting.Http;

/// <summary>
/// Answers every failed request with a fault in the API's format. Exceptions are logged and never sent to the caller. Like the
/// framework's exception handler, it treats aborted requests as status 499 and sets <see cref="IExceptionHandlerFeature"/>.
/// </summary>
internal sealed partial class FaultHandlingMiddleware(RequestDelegate next, FaultResponseWriter writer, ILogger<FaultHandlingMiddleware> log)
{
    // The web server's message for a body that ends early. No public member identifies this error.
    private const string UnexpectedEnd = "Unexpected end of request content.";

    public async Task InvokeAsync(HttpContext context)
    {
        var connection = context.Features.Get<IConnectionRequests>();
        connection?.BeginRequest(context.Request.Protocol);
        try
        {
            await next(context);
            if (FindRoutingFault(context) is { } fault) await writer.WriteAsync(context, fault);
        }
        catch (Exception exception) when (IsClientDisconnected(context, exception))
        {
            // The client receives no response. The status is for the log and the metrics.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            LogClientDisconnected(context.GetOperation());
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature
            {
                Error = exception,
                Path = context.Request.Path,
                Endpoint = context.GetEndpoint(),
                RouteValues = context.Features.Get<IRouteValuesFeature>()?.RouteValues,
            });
            RequestTrackingMiddleware.ClearExceptTracking(context.Response);
            await writer.WriteAsync(context, ToFault(context, exception));
        }
        finally
        {
            connection?.EndRequest();
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

    private Fault ToFault(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case RequestFaultException fault:
                return fault.Fault;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Fault.PayloadTooLarge();
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return Fault.RequestTimeout();
            case BadHttpRequestException:
                return Fault.MalformedRequest();
            case InvalidTextException:
                return Fault.InvalidText();
            case StorageUnavailableException:
                LogStorageUnavailable(exception, context.GetOperation());
                return Fault.StorageUnavailable();
            default:
                LogInternalError(exception, context.GetOperation());
                return Fault.InternalError();
        }
    }

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

    [LoggerMessage(1101, LogLevel.Debug, "{Operation} ended because the client closed the connection.")]
    private partial void LogClientDisconnected(string operation);

    [LoggerMessage(1102, LogLevel.Error, "{Operation} failed unexpectedly.")]
    private partial void LogInternalError(Exception exception, string operation);

    [LoggerMessage(1103, LogLevel.Error, "{Operation} failed because storage is unavailable.")]
    private partial void LogStorageUnavailable(Exception exception, string operation);
}
