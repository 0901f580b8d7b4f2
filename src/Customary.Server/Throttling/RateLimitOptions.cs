namespace Customary.Server.Throttling;

/// <summary>How many requests a partner tenant can send.</summary>
public sealed record RateLimitOptions
{
    /// <summary>Requests in any 60 seconds; 0 is no limit.</summary>
    public int RequestsPerMinute { get; init; } = 500;
}
