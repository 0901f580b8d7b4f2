namespace Customary.Client.Sandbox;

/// <summary>A rule of the server.</summary>
public sealed record ActiveFault : FaultRule
{
    /// <summary>The ID of the rule.</summary>
    public string Id { get; init; } = "";

    /// <summary>To how many requests the rule has applied.</summary>
    public long Matched { get; init; }
}
