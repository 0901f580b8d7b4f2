namespace Customary.Core.RateLimiting;

/// <summary>How many requests a partner tenant can send.</summary>
internal sealed record RateLimitOptions
{
    /// <summary>Requests in any 60 seconds; 0 is no limit.</summary>
    public int RequestsPerMinute { get; init; } = 500;
}
