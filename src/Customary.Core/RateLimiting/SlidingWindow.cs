using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Customary.Core.RateLimiting;

/// <summary>
/// The requests of one tenant that were let through within the last minute: a ring of their times, oldest first,
/// no larger than it must be. In no window does one more than the limit pass, and the limit always does.
/// </summary>
internal struct SlidingWindow
{
    private long[]? _manyTimes;
    private int _oldest;
    private int _count;
    private FewTimes _fewTimes;

    /// <summary>Lets a request through, or tells after how many ticks one passes again: 0 when this one did.</summary>
    /// <param name="now">The time, no earlier than that of the request before.</param>
    /// <param name="length">The length of the window in ticks.</param>
    /// <param name="limit">How many requests pass in it.</param>
    public long TryAcquire(long now, long length, int limit)
    {
        var times = Times(limit);
        Clear(times, now - length);
        if (_count == limit) return times[_oldest] + length - now;
        if (_count == times.Length) times = Grow(times, limit);
        times[Place(_count, times)] = now;
        _count++;
        return 0;
    }

    /// <summary>Whether nothing in it counts any more.</summary>
    public bool IsOver(long now, long length, int limit)
    {
        Clear(Times(limit), now - length);
        return _count == 0;
    }

    // The ring: beside the rest while it is small, so that one way into memory finds all of it.
    [UnscopedRef]
    private Span<long> Times(int limit) => _manyTimes ?? _fewTimes[..Math.Min(limit, FewTimes.Length)];

    // Where a request's time stands in the ring, counted from the oldest.
    private readonly int Place(int number, Span<long> times)
    {
        var place = _oldest + number;
        return place < times.Length ? place : place - times.Length;
    }

    private void Clear(Span<long> times, long before)
    {
        while (_count > 0 && times[_oldest] <= before)
        {
            _oldest = Place(1, times);
            _count--;
        }
    }

    private Span<long> Grow(Span<long> times, int limit)
    {
        var larger = new long[Math.Min(limit, times.Length * 2)];
        for (var i = 0; i < _count; i++) larger[i] = times[Place(i, times)];
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
