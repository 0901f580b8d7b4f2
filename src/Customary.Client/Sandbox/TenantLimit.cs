namespace Customary.Client.Sandbox;

/// <summary>How much of its rate limit a tenant has used.</summary>
public sealed record TenantLimit
{
    /// <summary>The partner: a tenant ID.</summary>
    public Guid Tenant { get; init; }

    /// <summary>The number of requests that count now. With several nodes, permits that a node has leased count as used.</summary>
    public int Used { get; init; }

    /// <summary>The maximum number of requests in any 60 seconds; 0 if there is no limit.</summary>
    public int Limit { get; init; }

    /// <summary>When the oldest request stops counting, on the clock of the API; null if none counts.</summary>
    public DateTimeOffset? FreesAt { get; init; }

    /// <summary>The last requests that came back before the time of their <c>Retry-After</c>, oldest first, at most 100.</summary>
    public IReadOnlyList<EarlyReturn> EarlyReturns { get; init; } = [];
}
