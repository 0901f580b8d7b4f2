namespace Customary.Client.Sandbox;

/// <summary>How much a server stores.</summary>
public sealed record SandboxCounts
{
    /// <summary>The number of partners that have customers or are registered.</summary>
    public long Partners { get; init; }

    /// <summary>The number of customers.</summary>
    public long Customers { get; init; }

    /// <summary>The number of users of customers, without deleted users.</summary>
    public long Users { get; init; }
}
