namespace Customary.Client.Sandbox;

/// <summary>A request of a partner and its response. Secrets are replaced by <c>***</c>.</summary>
public sealed record LoggedRequest
{
    /// <summary>The operation: an <c>operationId</c> of <c>/openapi/v1.json</c>; <c>Unknown</c> if no route matched.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The partner: a tenant ID. Null if the request had no valid token.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>The application of the token; null if there is none.</summary>
    public string? Application { get; init; }

    /// <summary>The status of the response; 499 if the connection was cut before the response.</summary>
    public int Status { get; init; }

    /// <summary>The MS-RequestId of the response.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>When the request arrived, in real time.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The real time until the response was written.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why the response has its status: the fault and the setting or rule behind it. Null for a success.</summary>
    public string? Reason { get; init; }

    /// <summary>A command that repeats the request, quoted for a POSIX shell, with the token in the variable <c>token</c>. Null if the body is not complete in the log.</summary>
    public string? Curl { get; init; }

    /// <summary>The request.</summary>
    public LoggedMessage Request { get; init; } = new();

    /// <summary>The response.</summary>
    public LoggedMessage Response { get; init; } = new();
}
