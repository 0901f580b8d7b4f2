using System.Collections.Concurrent;

namespace Customary.Server.Throttling;

/// <summary>
/// How many requests a partner tenant has in any 60 seconds, exact under any concurrency, on a monotonic clock
/// (decision 1). No timer and no background work: each decision looks at most at two tenants that have not been
/// looked at for a minute, and forgets those that went away.
/// </summary>
/// <param name="limit">How many requests pass in any 60 seconds; 0 lets all of them through.</param>
/// <param name="clock">Only its monotonic timestamps are used.</param>
public sealed class RequestLimiter(int limit, TimeProvider clock) : Limiter
{
    private const int LooksADecision = 2;
    private readonly long _length = 60 * clock.TimestampFrequency;
    private readonly ConcurrentDictionary<Guid, RequestWindow> _windows = new();
    private readonly ConcurrentQueue<(Guid Tenant, RequestWindow Window)> _toSweep = new();

    /// <summary>How many tenants are remembered.</summary>
    internal int TenantCount => _windows.Count;

    /// <inheritdoc/>
    public override ValueTask<int> EnterAsync(Guid tenant, CancellationToken stop) => new(Enter(tenant));

    /// <summary>
    /// Lets a request of a tenant through, or tells the whole seconds, rounded up, after which one passes again:
    /// 0 when this one did. A request that is refused does not count.
    /// </summary>
    public int Enter(Guid tenant)
    {
        if (limit == 0) return 0;
        Sweep();
        while (true)
        {
            var window = Find(tenant);
            if (window.Enter(clock, _length) is { } ticks)
                return (int)((ticks + clock.TimestampFrequency - 1) / clock.TimestampFrequency);

            // Closed and not yet forgotten: rather than wait for whoever closed it, forget it for them.
            _windows.TryRemove(new(tenant, window));
        }
    }

    private RequestWindow Find(Guid tenant)
    {
        if (_windows.TryGetValue(tenant, out var window)) return window;
        var made = new RequestWindow(limit) { SweptAt = clock.GetTimestamp() };
        window = _windows.GetOrAdd(tenant, made);
        if (ReferenceEquals(window, made)) _toSweep.Enqueue((tenant, made));
        return window;
    }

    private void Sweep()
    {
        for (var looks = 0; looks < LooksADecision; looks++)
        {
            if (!_toSweep.TryPeek(out var first) || clock.GetTimestamp() - first.Window.SweptAt < _length) return;
            if (!_toSweep.TryDequeue(out first)) return;
            var now = clock.GetTimestamp();
            if (first.Window.TryClose(now, _length))
            {
                _windows.TryRemove(new(first.Tenant, first.Window));
                continue;
            }

            first.Window.SweptAt = now;
            _toSweep.Enqueue(first);
        }
    }
}
