namespace Customary.Core.Sandbox;

/// <summary>
/// A clock that can be set, stopped and moved forward while the server runs. Its timestamps follow it, but never go back: they are
/// monotonic like those of the real clock. Timers follow the real time. Until the first change, a reading costs one volatile read.
/// </summary>
/// <param name="system">The real time.</param>
internal sealed class SandboxClock(TimeProvider system) : TimeProvider
{
    private readonly Lock _lock = new();
    private State? _state;

    /// <summary>The current setting.</summary>
    public ClockSetting Setting => Volatile.Read(ref _state)?.Setting ?? default;

    /// <summary>The real time.</summary>
    public DateTimeOffset RealTime => system.GetUtcNow();

    /// <summary>How far the clock is ahead of the real time; negative if it is behind.</summary>
    public TimeSpan Offset => Setting is { FrozenAt: { } time } ? time - system.GetUtcNow() : Setting.Offset;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => system.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _state) is { } state ? state.Setting.ToSandboxTime(system.GetUtcNow()) : system.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        Volatile.Read(ref _state) is { } state ? state.FrozenTimestamp ?? system.GetTimestamp() + state.TimestampOffset : system.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);

    /// <summary>Applies a setting. If the time moves forward, timestamps move by the same duration.</summary>
    public void Apply(ClockSetting setting)
    {
        lock (_lock)
        {
            if (setting == Setting) return;
            var before = GetUtcNow();
            var (real, realTimestamp) = (system.GetUtcNow(), system.GetTimestamp());
            var jump = Math.Max(0, (setting.ToSandboxTime(real) - before).Ticks);
            var timestamp = GetTimestamp() + (long)((Int128)jump * TimestampFrequency / TimeSpan.TicksPerSecond);
            Volatile.Write(ref _state, new(setting, timestamp - realTimestamp, setting.FrozenAt is null ? null : timestamp));
        }
    }

    private sealed record State(ClockSetting Setting, long TimestampOffset, long? FrozenTimestamp);
}
