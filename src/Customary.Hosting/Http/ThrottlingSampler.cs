namespace Customary.Hosting.Http;

/// <summary>
/// Selects the 429 responses that are logged: the first for a partner in each <see cref="Interval"/>. It counts the others, so that
/// a partner that floods the server does not flood the log.
/// </summary>
internal sealed class ThrottlingSampler
{
    /// <summary>How often the counts are logged and reset.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The maximum number of partners that are counted separately in an interval. All others share one count.</summary>
    internal const int MaxPartners = 1_000;

    private readonly Lock _lock = new();
    private Dictionary<Guid, long> _leftOut = [];
    private long _leftOutOfOthers;

    /// <summary>Whether to log a 429 response; otherwise it is counted.</summary>
    /// <param name="partner">The partner; null for a request without a token.</param>
    public bool TrySelect(Guid? partner)
    {
        var key = partner ?? Guid.Empty;
        lock (_lock)
        {
            if (_leftOut.TryGetValue(key, out var count)) _leftOut[key] = count + 1;
            else if (_leftOut.Count < MaxPartners) return _leftOut.TryAdd(key, 0);
            else _leftOutOfOthers++;
            return false;
        }
    }

    /// <summary>Returns how many responses were not logged in the interval, for each partner, and starts a new interval.</summary>
    /// <returns>The counts above 0. The partner is null for requests without a token and for partners that were not counted separately.</returns>
    public IReadOnlyList<(Guid? Partner, long LeftOut)> Reset()
    {
        Dictionary<Guid, long> counts;
        long others;
        lock (_lock)
        {
            (counts, _leftOut) = (_leftOut, []);
            (others, _leftOutOfOthers) = (_leftOutOfOthers, 0);
        }

        if (counts.Remove(Guid.Empty, out var withoutToken)) others += withoutToken;
        var result = counts.Where(count => count.Value > 0).Select(count => ((Guid?)count.Key, count.Value)).ToList();
        if (others > 0) result.Add((null, others));
        return result;
    }
}
