namespace Customary.Core.Tests.RateLimiting;

/// <summary>A naive model of the rate limit: it keeps all times and counts them on every request.</summary>
internal sealed class RateLimiterModel(int limit)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private readonly Dictionary<Guid, List<TimeSpan>> _admitted = [];

    /// <summary>Returns 0 if the request is admitted, otherwise the whole seconds until one is.</summary>
    public int TryAcquire(Guid tenant, TimeSpan now)
    {
        if (!_admitted.TryGetValue(tenant, out var times)) _admitted[tenant] = times = [];
        var counting = times.Where(time => now - time < Minute).ToList();
        if (counting.Count < limit)
        {
            times.Add(now);
            return 0;
        }

        return (int)Math.Ceiling((counting[0] + Minute - now).TotalSeconds);
    }

    /// <summary>Returns whether no one-minute window that begins with a request contains more admitted requests than the limit.</summary>
    public bool IsWithinLimit() => _admitted.Values.All(times =>
        times.TrueForAll(start => times.Count(time => time >= start && time - start < Minute) <= limit));
}
