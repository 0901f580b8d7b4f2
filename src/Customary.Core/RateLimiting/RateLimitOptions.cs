namespace Customary.Core.RateLimiting;

/// <summary>The rate limit of a partner tenant.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>The maximum number of requests in any 60 seconds; 0 for no limit.</summary>
    public int RequestsPerMinute { get; init; } = 500;
}
