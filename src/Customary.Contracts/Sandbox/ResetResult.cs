namespace Customary.Contracts.Sandbox;

/// <summary>What a reset removed.</summary>
public sealed record ResetResult
{
    /// <summary>The partner tenant: a GUID. Absent when all tenants were reset.</summary>
    public string? Tenant { get; init; }

    /// <summary>True when all tenants were reset.</summary>
    public bool? All { get; init; }

    /// <summary>The number of views of customers that were removed. A customer with two partners has two views.</summary>
    public long Customers { get; init; }
}
