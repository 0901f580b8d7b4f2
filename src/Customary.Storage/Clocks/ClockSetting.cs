namespace Customary.Storage.Clocks;

/// <summary>How the clock of a sandbox differs from the real time.</summary>
/// <param name="Offset">The difference from the real time; negative for the past. Not used while the clock is frozen.</param>
/// <param name="FrozenAt">The time at which the clock stands; null if it runs.</param>
internal readonly record struct ClockSetting(TimeSpan Offset, DateTimeOffset? FrozenAt)
{
    /// <summary>Returns the time of the clock at a real time.</summary>
    public DateTimeOffset ToSandboxTime(DateTimeOffset realTime) => FrozenAt ?? realTime + Offset;
}
