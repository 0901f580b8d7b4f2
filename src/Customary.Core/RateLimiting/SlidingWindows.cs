using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Customary.Core.RateLimiting;

/// <summary>
/// The windows of some of the tenants, protected by a lock. Windows are stored inline in the dictionary: with many tenants, cache
/// misses dominate the cost of a decision.
/// </summary>
internal sealed class SlidingWindows(int limit, long length, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SlidingWindow> _windows = [];

    /// <summary>The number of tracked tenants.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _windows.Count;
        }
    }

    /// <summary>
    /// Counts a request of a tenant. Returns 0 ticks if it is allowed, else the ticks until the next one is, and whether the tenant was
    /// not tracked before.
    /// </summary>
    public (long Ticks, bool IsNew) TryAcquire(Guid tenant)
    {
        lock (_lock)
        {
            // The time is read inside the lock, so that the times in a window are in order.
            ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, tenant, out var isKnown);
            return (window.TryAcquire(clock.GetTimestamp(), length, limit), !isKnown);
        }
    }

    /// <summary>Returns for one tenant or all: how many requests count, and the ticks until the oldest stops counting. Tenants without requests are left out.</summary>
    public IReadOnlyList<(Guid Tenant, int Used, long TicksLeft)> GetUsage(Guid? tenant)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            List<(Guid, int, long)> usage = [];
            foreach (var id in tenant is { } one ? [one] : _windows.Keys.ToArray())
            {
                ref var window = ref CollectionsMarshal.GetValueRefOrNullRef(_windows, id);
                if (!Unsafe.IsNullRef(ref window) && window.GetUsage(now, length, limit) is { Used: > 0 } used) usage.Add((id, used.Used, used.TicksLeft));
            }

            return usage;
        }
    }

    /// <summary>Stops tracking a tenant if its window is empty.</summary>
    public bool TryRemove(Guid tenant)
    {
        lock (_lock)
        {
            ref var window = ref CollectionsMarshal.GetValueRefOrNullRef(_windows, tenant);
            return window.IsEmpty(clock.GetTimestamp(), length, limit) && _windows.Remove(tenant);
        }
    }
}
