using System.Globalization;

namespace Customary.Client;

/// <summary>Creates the exceptions of operations.</summary>
internal static class Failures
{
    private const int TooManyRequests = 429;

    /// <summary>The service refused the request.</summary>
    public static CustomaryException FromResponse(PipelineMessage message, OperationState state, TimeProvider clock)
    {
        var response = message.Response!;
        var body = response.Content.ToMemory();
        var fault = FaultBody.Parse(body);
        var (requestId, correlationId) = GetIds(message.Request);
        return new(Describe(state.Operation, response.Status, fault, Describe(response)), response, null)
        {
            Code = fault.Code,
            Description = fault.Description,
            Details = fault.Details,
            Operation = state.Operation,
            RequestId = requestId,
            CorrelationId = correlationId,
            RawBody = ResponseBody.ToText(body),
            RetryAfter = RetryAfter.Read(response, clock),
            Tries = state.Tries,

            // A retry policy of the caller does not count tries.
            IsOutcomeUnknown = state.IsOutcomeUnknown || state.Tries == 0,
        };
    }

    /// <summary>An operation in the process of the server failed.</summary>
    public static CustomaryException FromFault(int status, ApiFault fault)
    {
        var body = new FaultBody(fault.Code, fault.Description, fault.Data ?? []);
        return new(Describe("The operation", status, body, ""), status, null) { Code = body.Code, Description = body.Description, Details = body.Details };
    }

    /// <summary>No try got a complete response.</summary>
    public static CustomaryException FromNetwork(PipelineMessage message, OperationState state, NetworkFailure failure, Exception exception)
    {
        var address = message.Request.Uri!.GetLeftPart(UriPartial.Authority);
        var text = DescribeConnection(failure, address, exception) ?? failure switch
        {
            NetworkFailure.TimedOut => $"{address} did not respond in time.{Repeat(message, state)}",
            _ => $"the connection to {address} ended before the response was complete: {Innermost(exception)}{Repeat(message, state)}",
        };
        return Create(message, state, $"{state.Operation} failed after {Count(state.Tries)}: {text}", 0, null, exception);
    }

    /// <summary>Why no connection was made, and what to do; null for another failure.</summary>
    public static string? DescribeConnection(NetworkFailure? failure, string address, Exception exception) => failure switch
    {
        NetworkFailure.NotConnected => $"cannot connect to {address}: {Innermost(exception)} Check that the server is running and that the address is correct.",
        NetworkFailure.TlsRefused => $"the secure connection to {address} failed: {Innermost(exception)} Trust the certificate of the server. "
            + "For a development server, set AcceptDevelopmentCertificate.",
        _ => null,
    };

    /// <summary>The rate limit does not allow a try within the timeout of the operation.</summary>
    public static CustomaryException FromPacing(PipelineMessage message, OperationState state, TimeSpan? wait, TimeSpan timeout) => Create(
        message, state,
        $"{state.Operation} was not sent: the rate limit of the tenant does not allow it{(wait is { } time ? $" for {Seconds(time)}" : "")}, and the timeout of the operation is {Seconds(timeout)}. "
        + "Set a longer Timeout, or send fewer requests.",
        TooManyRequests, wait, null);

    /// <summary>The body of a successful response is not valid.</summary>
    public static CustomaryException FromBody(string operation, PipelineResponse response, Exception? exception)
    {
        var requestId = response.Headers.TryGetValue(ApiHeaders.RequestId, out var id) ? id : null;
        return new($"{operation} returned {response.Status}, but its body is not valid: {exception?.Message ?? "it is empty."} The operation was probably done. Check that the address is that of the Partner Center API.", response, exception)
        {
            Operation = operation,
            RequestId = requestId,
            CorrelationId = response.Headers.TryGetValue(ApiHeaders.CorrelationId, out var correlation) ? correlation : null,
            RawBody = ResponseBody.ToText(response.Content.ToMemory()),
            Tries = 1,
        };
    }

    private static string Describe(string operation, int status, FaultBody fault, string otherwise)
    {
        var code = fault.Code is { } number ? $"/{number.ToString(CultureInfo.InvariantCulture)}" : "";
        var details = fault.Details.Count > 0 ? $" ({string.Join("; ", fault.Details)})" : "";
        return $"{operation} failed with {status.ToString(CultureInfo.InvariantCulture)}{code}: {fault.Description ?? otherwise}{details}";
    }

    private static CustomaryException Create(PipelineMessage message, OperationState state, string text, int status, TimeSpan? retryAfter, Exception? exception)
    {
        var (requestId, correlationId) = GetIds(message.Request);
        return new(text, status, exception) { Operation = state.Operation, RequestId = requestId, CorrelationId = correlationId, RetryAfter = retryAfter, Tries = state.Tries };
    }

    // A read can simply be repeated, so only a change needs the hint.
    private static string Repeat(PipelineMessage message, OperationState state) => !state.IsOutcomeUnknown || message.Request.Method is "GET" or "HEAD"
        ? ""
        : $" The service might have completed the operation. {(message.Request.Method == "POST" ? $"Repeat it with the request ID {GetIds(message.Request).RequestId}" : "Read the resource before you repeat it")}.";

    private static string Describe(PipelineResponse response)
    {
        if (response.Status is >= 300 and < 400 && response.Headers.TryGetValue("Location", out var location)) return $"the service redirects to {location}. Use its final address.";
        return string.IsNullOrEmpty(response.ReasonPhrase) ? "the response has no description." : response.ReasonPhrase;
    }

    /// <summary>The message of the exception that caused the others.</summary>
    internal static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message.TrimEnd('.') + ".";
    }

    private static (string? RequestId, string? CorrelationId) GetIds(PipelineRequest request) => (
        request.Headers.TryGetValue(ApiHeaders.RequestId, out var requestId) ? requestId : null,
        request.Headers.TryGetValue(ApiHeaders.CorrelationId, out var correlationId) ? correlationId : null);

    private static string Count(int tries) => tries == 1 ? "1 try" : $"{tries.ToString(CultureInfo.InvariantCulture)} tries";

    private static string Seconds(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? "infinite" : $"{Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s";
}
