using Customary.Contracts.Sandbox;

namespace Customary.Core.Sandbox;

/// <summary>
/// Resets, saves, restores, exports and imports the data of one partner tenant or of all of them while requests run. Each
/// change is one transaction.
/// </summary>
internal interface ISandboxState
{
    /// <summary>Counts the data.</summary>
    ValueTask<StateCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>Removes the data of a partner tenant, or of all tenants if <paramref name="tenant"/> is null. Other partners keep what they share with the tenant.</summary>
    Task<ResetResult> ResetAsync(Guid? tenant, CancellationToken cancellationToken);

    /// <summary>Saves a partner tenant, or all tenants if <paramref name="tenant"/> is null. Faults: the name is not valid (400) or in use (409).</summary>
    Task<Outcome<Snapshot>> CreateSnapshotAsync(string? name, Guid? tenant, CancellationToken cancellationToken);

    /// <summary>Lists all snapshots, sorted by name.</summary>
    ValueTask<IReadOnlyList<Snapshot>> ListSnapshotsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the current data of the snapshot's tenant, or of all tenants, with the saved data. Nothing changes after a fault:
    /// there is no such snapshot (404), another version of the schema saved it (409), or a customer of another partner has a saved domain (409).
    /// </summary>
    Task<Outcome<Snapshot>> RestoreSnapshotAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes a snapshot. Fault: there is no such snapshot (404).</summary>
    Task<Fault?> DeleteSnapshotAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes the data of a partner tenant, or of all tenants if <paramref name="tenant"/> is null, as JSON lines, while requests run.</summary>
    Task ExportAsync(Guid? tenant, Stream output, CancellationToken cancellationToken);

    /// <summary>Adds the data of an export in one transaction. A fault names the line and the property of each error, and nothing changes.</summary>
    Task<Outcome<ImportResult>> ImportAsync(Stream input, CancellationToken cancellationToken);
}
