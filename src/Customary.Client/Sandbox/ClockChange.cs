namespace Customary.Client.Sandbox;

/// <summary>
/// A change of the clock. Properties that are null stay as they are. If both <see cref="Now"/> and <see cref="Offset"/> are set, a clock that
/// stands still uses the time, and one that runs the offset.
/// </summary>
public sealed record ClockChange
{
    /// <summary>The new time, with a time zone.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Whether the clock stands still.</summary>
    public bool? Frozen { get; init; }

    /// <summary>How far the clock is ahead of the real time; negative if it is behind.</summary>
    public TimeSpan? Offset { get; init; }
}
