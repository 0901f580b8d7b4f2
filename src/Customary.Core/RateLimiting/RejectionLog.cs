namespace Customary.Core.RateLimiting;

/// <summary>Records which tenants came back before the time that their last 429 response named.</summary>
internal sealed class RejectionLog(TimeProvider clock)
{
    /// <summary>The maximum number of recorded requests of a tenant.</summary>
    public const int MaxPerTenant = 100;

    private const int MaxTenants = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Rejections> _tenants = [];

    /// <summary>Records that a request was rejected.</summary>
    /// <param name="tenant">The partner.</param>
    /// <param name="application">The application of the token; null if there is none.</param>
    /// <param name="seconds">The seconds of Retry-After.</param>
    public void Record(Guid tenant, string? application, int seconds)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_tenants.TryGetValue(tenant, out var rejections))
            {
                if (_tenants.Count == MaxTenants) _tenants.Remove(_tenants.Keys.First());
                _tenants[tenant] = rejections = new();
            }

            if (now < rejections.ToldUntil)
            {
                if (rejections.Early.Count == MaxPerTenant) rejections.Early.Dequeue();
                rejections.Early.Enqueue(new(now, rejections.ToldUntil, application));
            }

            rejections.ToldUntil = now.AddSeconds(seconds);
        }
    }

    /// <summary>Returns the requests that came back too early, by tenant.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<EarlyRequest>> GetEarlyRequests()
    {
        lock (_lock)
            return _tenants.Where(tenant => tenant.Value.Early.Count > 0).ToDictionary(tenant => tenant.Key, IReadOnlyList<EarlyRequest> (tenant) => [.. tenant.Value.Early]);
    }

    private sealed class Rejections
    {
        public DateTimeOffset ToldUntil { get; set; }

        public Queue<EarlyRequest> Early { get; } = new();
    }
}

/// <summary>A rejected request before the time that the previous response named.</summary>
/// <param name="At">When the request arrived.</param>
/// <param name="ToldUntil">When Retry-After of the previous response ends.</param>
/// <param name="Application">The application of the token; null if there is none.</param>
internal sealed record EarlyRequest(DateTimeOffset At, DateTimeOffset ToldUntil, string? Application);
