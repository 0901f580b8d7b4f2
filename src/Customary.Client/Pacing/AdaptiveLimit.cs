namespace Customary.Client;

/// <summary>
/// An estimate of how many requests a tenant can send in a window. A 429 lowers it to what the service accepted. It grows again,
/// faster each time, while the service accepts everything, so that a limit that was raised is used.
/// </summary>
internal sealed class AdaptiveLimit(int? initial, TimeSpan window)
{
    private const double FirstStep = 0.05;
    private const int MaxPatience = 16;
    private TimeSpan? _nextGrowth;
    private double _step = FirstStep;
    private int _patience = 1;
    private int _floor;
    private bool _hasGrown;

    /// <summary>The estimate; null while the service has shown no limit.</summary>
    public int? Value { get; private set; } = initial;

    /// <summary>The service starts to refuse requests.</summary>
    public void StartRefusal(TimeSpan now)
    {
        // Half at most, because other processes can use the limit for a while.
        _floor = (Value ?? 0) / 2;

        // After a growth that was too much, the next one is later.
        _patience = _hasGrown ? Math.Min(_patience * 2, MaxPatience) : 1;
        _hasGrown = false;
        _step = FirstStep;
        _nextGrowth = now + TimeSpan.FromTicks(window.Ticks * _patience);
    }

    /// <summary>Lowers the estimate after each refused request.</summary>
    /// <param name="accepted">
    /// An upper bound of the limit: the accepted requests that are in the window at the last moment at which the service still refuses.
    /// 0 means that only other processes use the limit.
    /// </param>
    public void Lower(int accepted)
    {
        if (accepted > 0) Value = Math.Min(Value ?? int.MaxValue, Math.Max(accepted, _floor));
    }

    /// <summary>Raises the estimate if it prevents a request and the service has refused nothing for a while.</summary>
    /// <param name="now">The time.</param>
    /// <param name="accepted">The accepted requests in the window. Few of them say nothing about the limit.</param>
    public void GrowIfDue(TimeSpan now, int accepted)
    {
        _nextGrowth ??= now + window;
        if (Value is not { } value || now < _nextGrowth || accepted * 2 < value) return;
        if (_hasGrown) (_step, _patience) = (Math.Min(_step * 2, 1), 1);
        Value = value + Math.Max(1, (int)(value * _step));
        _hasGrown = true;
        _nextGrowth = now + window;
    }
}
