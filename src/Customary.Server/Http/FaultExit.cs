using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Http;

/// <summary>
/// The one way out for everything that is not a success: whatever a request fails of, it is answered in the API's
/// own fault shape. What an exception says goes to the log and never to the caller.
/// </summary>
internal sealed partial class FaultExit(RequestDelegate next, FaultWriter writer, ILogger<FaultExit> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (Unanswered(context) is { } fault) await writer.WriteAsync(context, fault);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            context.Abort();
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await writer.WriteAsync(context, Of(context, failure));
        }
    }

    private Fault Of(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case RequestFaultException fault:
                return fault.Fault;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Fault.TooLarge();
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return Fault.TooSlow();
            case BadHttpRequestException:
                return Fault.NotReadable("the request is not well-formed HTTP.");
            case InvalidTextException:
                return Fault.InvalidText();
            case StoreAwayException:
                StoreAway(failure, context.GetOperation());
                return Fault.StoreAway();
            default:
                Failed(failure, context.GetOperation());
                return Fault.Unexpected();
        }
    }

    // What routing answers by itself is a bare status code.
    private static Fault? Unanswered(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentLength is not null || response.ContentType is not null) return null;
        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound when context.GetEndpoint() is null => Fault.UnknownRoute(),
            StatusCodes.Status405MethodNotAllowed => Fault.WrongVerb(response.Headers.Allow.ToString()),
            StatusCodes.Status415UnsupportedMediaType => Fault.NotJsonMedia(),
            _ => null,
        };
    }

    [LoggerMessage(LogLevel.Error, "{Operation} failed unexpectedly")]
    private partial void Failed(Exception failure, string operation);

    [LoggerMessage(LogLevel.Error, "{Operation} could not reach the store")]
    private partial void StoreAway(Exception failure, string operation);
}
