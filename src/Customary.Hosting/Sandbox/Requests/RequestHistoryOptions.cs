namespace Customary.Hosting.Sandbox.Requests;

/// <summary>What the request log keeps.</summary>
internal sealed record RequestHistoryOptions
{
    /// <summary>The maximum number of requests in Development.</summary>
    public const int DefaultMaxRequests = 1000;

    /// <summary>The maximum number of requests; 0 to log none.</summary>
    public int MaxRequests { get; init; }
}
