namespace Customary.Client.Sandbox;

/// <summary>Selects logged requests. Properties that are null select all.</summary>
public sealed record RequestFilter
{
    /// <summary>The partner: a tenant ID, or a name as in a token URL of the development issuer.</summary>
    public string? Tenant { get; init; }

    /// <summary>The operation: an <c>operationId</c> of <c>/openapi/v1.json</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The status of the response.</summary>
    public int? Status { get; init; }

    /// <summary>The start of the path.</summary>
    public string? Path { get; init; }

    /// <summary>The MS-RequestId.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The earliest real time at which the request arrived.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The maximum number of requests, from 1 to 1000. The newest are returned. Default: 100.</summary>
    public int? Limit { get; init; }

    /// <summary>Waits until so many requests match, from 1 to <see cref="Limit"/>. Default: does not wait.</summary>
    public int? Count { get; init; }

    /// <summary>How long to wait for <see cref="Count"/>, up to five minutes. Then the requests that match are returned. Default: ten seconds.</summary>
    public TimeSpan? Timeout { get; init; }
}
