using System.Runtime.InteropServices;

namespace Customary.Core.RateLimiting;

/// <summary>
/// The windows of some of the tenants, used by one request at a time. A window lies in the table itself: with many tenants
/// the price of a decision is the way to memory that is in no processor's cache, so there are few places to go to.
/// </summary>
internal sealed class SlidingWindows(int limit, long length, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SlidingWindow> _windows = [];

    /// <summary>How many tenants are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _windows.Count;
        }
    }

    /// <summary>
    /// Lets a request of a tenant through, or tells after how many ticks one passes again: 0 when this one did; and whether
    /// the tenant is remembered only since now.
    /// </summary>
    public (long Ticks, bool IsNew) TryAcquire(Guid tenant)
    {
        lock (_lock)
        {
            // Inside the lock: the times in the window are in order whoever comes first.
            ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, tenant, out var isKnown);
            return (window.TryAcquire(clock.GetTimestamp(), length, limit), !isKnown);
        }
    }

    /// <summary>Forgets a tenant that is remembered, if nothing in its window counts any more.</summary>
    public bool TryRemove(Guid tenant)
    {
        lock (_lock)
        {
            ref var window = ref CollectionsMarshal.GetValueRefOrNullRef(_windows, tenant);
            return window.IsOver(clock.GetTimestamp(), length, limit) && _windows.Remove(tenant);
        }
    }
}
