namespace Customary.Storage.Sandbox;

/// <summary>A stored snapshot.</summary>
/// <param name="Name">The name.</param>
/// <param name="Tenant">The saved partner; null when all partners were saved.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Schema">The number of the newest migration when it was created.</param>
/// <param name="Customers">The number of saved views of customers.</param>
internal sealed record SnapshotRow(string Name, Guid? Tenant, DateTimeOffset CreatedAt, long Schema, long Customers);
