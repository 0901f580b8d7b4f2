namespace Customary.Core.Tests.RateLimiting;

/// <summary>What the limit says, as naively as it can be said: all times are kept and counted anew each time.</summary>
internal sealed class RateLimiterModel(int limit)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private readonly Dictionary<Guid, List<TimeSpan>> _admitted = [];

    /// <summary>0 when a request passes, else the whole seconds after which one does.</summary>
    public int Enter(Guid tenant, TimeSpan now)
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

    /// <summary>Whether in no window of a minute, from any request on, more than the limit passed.</summary>
    public bool Holds() => _admitted.Values.All(times =>
        times.TrueForAll(start => times.Count(time => time >= start && time - start < Minute) <= limit));
}
