namespace Customary.Client.Sandbox;

/// <summary>The body of the operation that moves the clock forward.</summary>
internal sealed class ClockAdvance
{
    /// <summary>The duration, more than zero.</summary>
    public TimeSpan? By { get; init; }
}
