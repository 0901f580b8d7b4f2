namespace Customary.Contracts.Sandbox;

/// <summary>A saved state of one partner tenant or of all of them.</summary>
public sealed record Snapshot
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The saved partner tenant: a GUID. Absent when all tenants were saved.</summary>
    public string? Tenant { get; init; }

    /// <summary>True when all tenants were saved.</summary>
    public bool? All { get; init; }

    /// <summary>When the snapshot was created: ISO 8601, UTC.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The version of the schema that the rows were saved from. Only this version can restore them.</summary>
    public long Schema { get; init; }

    /// <summary>The number of saved views of customers. A customer with two partners has two views.</summary>
    public long Customers { get; init; }
}
