namespace Customary.Contracts.Sandbox;

/// <summary>How much data the server has.</summary>
public sealed record StateCounts
{
    /// <summary>The number of partner tenants that have ever changed something.</summary>
    public long Tenants { get; init; }

    /// <summary>The number of customers.</summary>
    public long Customers { get; init; }

    /// <summary>The number of users of customers, without deleted users.</summary>
    public long Users { get; init; }

    /// <summary>The number of snapshots.</summary>
    public long Snapshots { get; init; }
}
