namespace Customary.Client.Sandbox;

/// <summary>What a server is and what it stores.</summary>
public sealed record SandboxStatus
{
    /// <summary>The version of the server.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where the server stores data, without secrets.</summary>
    public string Storage { get; init; } = "";

    /// <summary>The state of the clock.</summary>
    public ClockState Clock { get; init; } = new();

    /// <summary>The value of the setting <c>seed</c>; null if it is not set.</summary>
    public string? Seed { get; init; }

    /// <summary>How much the server stores.</summary>
    public SandboxCounts Counts { get; init; } = new();
}
