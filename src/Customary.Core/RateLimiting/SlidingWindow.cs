using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Customary.Core.RateLimiting;

/// <summary>
/// The allowed requests of a tenant within the last minute: a ring buffer of their times, which grows on demand. In any window,
/// exactly the limit is allowed, never more.
/// </summary>
internal struct SlidingWindow
{
    private long[]? _manyTimes;
    private int _oldest;
    private int _count;
    private FewTimes _fewTimes;

    /// <summary>Counts a request. Returns 0 if it is allowed, else the ticks until the next one is.</summary>
    /// <param name="now">The time, not earlier than that of the previous request.</param>
    /// <param name="length">The length of the window in ticks.</param>
    /// <param name="limit">The maximum number of requests in a window.</param>
    public long TryAcquire(long now, long length, int limit)
    {
        var times = Times(limit);
        Clear(times, now - length);
        if (_count == limit) return times[_oldest] + length - now;
        if (_count == times.Length) times = Grow(times, limit);
        times[GetIndex(_count, times)] = now;
        _count++;
        return 0;
    }

    /// <summary>Whether the window has no requests any more.</summary>
    public bool IsEmpty(long now, long length, int limit)
    {
        Clear(Times(limit), now - length);
        return _count == 0;
    }

    /// <summary>Returns how many requests count, and the ticks until the oldest stops counting.</summary>
    public (int Used, long TicksLeft) GetUsage(long now, long length, int limit)
    {
        var times = Times(limit);
        Clear(times, now - length);
        return (_count, _count == 0 ? 0 : times[_oldest] + length - now);
    }

    // A small ring is stored inline, to avoid a cache miss.
    [UnscopedRef]
    private Span<long> Times(int limit) => _manyTimes ?? _fewTimes[..Math.Min(limit, FewTimes.Length)];

    // The index in the ring of a request, counted from the oldest.
    private readonly int GetIndex(int number, Span<long> times)
    {
        var index = _oldest + number;
        return index < times.Length ? index : index - times.Length;
    }

    private void Clear(Span<long> times, long before)
    {
        while (_count > 0 && times[_oldest] <= before)
        {
            _oldest = GetIndex(1, times);
            _count--;
        }
    }

    private Span<long> Grow(Span<long> times, int limit)
    {
        var larger = new long[Math.Min(limit, times.Length * 2)];
        for (var i = 0; i < _count; i++) larger[i] = times[GetIndex(i, times)];
        (_manyTimes, _oldest) = (larger, 0);
        return larger;
    }

    [InlineArray(Length)]
    private struct FewTimes
    {
        public const int Length = 16;
        private long _first;
    }
}
