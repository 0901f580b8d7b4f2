namespace Customary.Server.Throttling;

/// <summary>
/// The requests of one tenant that were let through within the last minute: a ring of their times, oldest first,
/// no larger than it must be. In no window does one more than the limit pass, and the limit always does.
/// </summary>
internal sealed class RequestWindow(int limit)
{
    private readonly Lock _lock = new();
    private long[] _times = new long[Math.Min(limit, 4)];
    private int _oldest;
    private int _count;
    private bool _closed;

    /// <summary>When the tenant was last looked at by the sweep; only the sweep uses it.</summary>
    public long SweptAt { get; set; }

    /// <summary>
    /// Lets a request through, or tells after how many ticks one passes again: 0 when this one did. Null when the
    /// window was closed meanwhile and another must be taken.
    /// </summary>
    public long? Enter(TimeProvider clock, long length)
    {
        lock (_lock)
        {
            if (_closed) return null;

            // Inside the lock: the times in the ring are in order whoever comes first.
            var now = clock.GetTimestamp();
            Forget(now - length);
            if (_count == limit) return _times[_oldest] + length - now;
            if (_count == _times.Length) Grow();
            _times[(_oldest + _count) % _times.Length] = now;
            _count++;
            return 0;
        }
    }

    /// <summary>Closes the window if nothing in it counts any more.</summary>
    public bool TryClose(long now, long length)
    {
        lock (_lock)
        {
            Forget(now - length);
            return _closed = _count == 0;
        }
    }

    private void Forget(long before)
    {
        while (_count > 0 && _times[_oldest] <= before)
        {
            _oldest = (_oldest + 1) % _times.Length;
            _count--;
        }
    }

    private void Grow()
    {
        var larger = new long[Math.Min(limit, _times.Length * 2)];
        for (var i = 0; i < _count; i++) larger[i] = _times[(_oldest + i) % _times.Length];
        (_times, _oldest) = (larger, 0);
    }
}
