namespace Customary.Contracts;

/// <summary>
/// The body of an answer that refuses a request because there were too many: the gateway's own shape.
/// Source: "API throttling guidance".
/// </summary>
public sealed record ThrottlingFault
{
    /// <summary>The status code: 429.</summary>
    public int StatusCode { get; init; }

    /// <summary>How long to wait, in words; the seconds are those of the <c>Retry-After</c> header.</summary>
    public string? Message { get; init; }
}
