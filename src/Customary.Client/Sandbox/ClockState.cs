namespace Customary.Client.Sandbox;

/// <summary>The state of the clock.</summary>
public sealed record ClockState
{
    /// <summary>The time of the clock, UTC.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Whether the clock stands still.</summary>
    public bool Frozen { get; init; }

    /// <summary>How far the clock is ahead of the real time; negative if it is behind.</summary>
    public TimeSpan Offset { get; init; }
}
