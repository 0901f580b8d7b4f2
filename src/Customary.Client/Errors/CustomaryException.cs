namespace Customary.Client;

/// <summary>
/// An operation failed: the service refused it, it could not be reached, or its response is not valid. It is the only exception
/// of operations, besides <see cref="OperationCanceledException"/> when the caller cancels.
/// </summary>
public class CustomaryException : ClientResultException
{
    /// <summary>Creates an exception without a response.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public CustomaryException(string message, Exception? innerException)
        : base(message, null, innerException)
    {
    }

    internal CustomaryException(string message, PipelineResponse response, Exception? innerException)
        : base(message, response, innerException)
    {
    }

    internal CustomaryException(string message, int status, Exception? innerException)
        : base(message, null, innerException) => Status = status;

    /// <summary>The number of the fault, one of <see cref="CustomaryErrorCode"/> or another; null if the response has none. It is unique only together with the status.</summary>
    public int? Code { get; internal init; }

    /// <summary>The service's description of the fault; null if there is none.</summary>
    public string? Description { get; internal init; }

    /// <summary>Details, for example one entry for each field that is not valid.</summary>
    public IReadOnlyList<string> Details { get; internal init; } = [];

    /// <summary>The operation, as the OpenAPI document names it, for example <c>CreateCustomer</c>; null if it is not known.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The <c>MS-RequestId</c> of the request. Repeat a creation with it, so that nothing is created twice.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The <c>MS-CorrelationId</c> of the request. The log of the service has it too.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>The body of the response as text; null if there was no response.</summary>
    public string? RawBody { get; internal init; }

    /// <summary>How long the service asks to wait before the next try; null if it does not. It is computed with the service's own clock.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>How often the request was sent. 0 if it was not sent at all.</summary>
    public int Tries { get; internal init; }

    /// <summary>Whether the service might have done a try before the last one, whose response was lost.</summary>
    internal bool IsOutcomeUnknown { get; init; }
}
