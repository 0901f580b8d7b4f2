using Customary.Core.Errors;
using Customary.Storage.Sql;
using Microsoft.AspNetCore.Connections;

namespace Customary.Hosting.Http;

/// <summary>
/// The one way out for everything that is not a success: whatever a request fails of, it is answered in the API's
/// own fault shape. What an exception says goes to the log and never to the caller.
/// </summary>
internal sealed partial class FaultHandlingMiddleware(RequestDelegate next, FaultResponseWriter writer, ILogger<FaultHandlingMiddleware> log)
{
    // What the web server says of a body whose connection ended before it did; its kind is in no other public member.
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
        catch (Exception exception) when (IsClientGone(context, exception))
        {
            // Nobody is there to be answered; the status is for the log and the metrics.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            ClientGone(context.GetOperation());
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await writer.WriteAsync(context, ToFault(context, exception));
        }
        finally
        {
            connection?.EndRequest();
        }
    }

    /// <summary>
    /// Whether a request failed because its client closed the connection. The web server says so by several exceptions, and
    /// cancels <see cref="HttpContext.RequestAborted"/> a moment later.
    /// </summary>
    private static bool IsClientGone(HttpContext context, Exception exception) => exception switch
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

    // What routing answers by itself is a bare status code.
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
    private partial void ClientGone(string operation);

    [LoggerMessage(1102, LogLevel.Error, "{Operation} failed unexpectedly.")]
    private partial void LogInternalError(Exception exception, string operation);

    [LoggerMessage(1103, LogLevel.Error, "{Operation} failed because storage is unavailable.")]
    private partial void LogStorageUnavailable(Exception exception, string operation);
}
