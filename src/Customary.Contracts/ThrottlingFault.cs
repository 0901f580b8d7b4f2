namespace Customary.Contracts;

/// <summary>
/// The body of a 429 response. The rate limiter uses this shape instead of <see cref="ApiFault"/>.
/// Source: "API throttling guidance".
/// </summary>
public sealed record ThrottlingFault
{
    /// <summary>The status code: 429.</summary>
    public int StatusCode { get; init; }

    /// <summary>The time to wait, as text. The seconds equal the <c>Retry-After</c> header.</summary>
    public string? Message { get; init; }
}
