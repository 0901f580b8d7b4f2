using Customary.Contracts.Sandbox;
using Customary.Core.Customers;

namespace Customary.Core.Sandbox;

/// <summary>Resets, saves and restores the data of one partner or of all partners while requests run. Each change is one transaction.</summary>
internal sealed class SandboxState(StateStore store)
{
    private const int MaxNameLength = 64;

    /// <summary>Removes the data of a partner, or of all partners if it is null. Other partners keep what they share with the partner.</summary>
    public async Task<ResetResult> ResetAsync(Guid? partner, CancellationToken cancellationToken) => new()
    {
        Tenant = partner?.ToString(),
        All = partner is null ? true : null,
        Customers = await store.ResetAsync(partner, cancellationToken),
    };

    /// <summary>Saves the data of a partner, or of all partners if it is null.</summary>
    public async Task<Outcome<Snapshot>> CreateSnapshotAsync(string? name, Guid? partner, CancellationToken cancellationToken)
    {
        if (name is not { Length: > 0 and <= MaxNameLength } || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'))
            return Fault.InvalidParameter("name", $"must have 1 to {MaxNameLength} letters, digits, dots, hyphens and underscores");
        return await store.SaveAsync(name, partner, cancellationToken) is { } saved ? ToSnapshot(saved) : Fault.SnapshotNameTaken(name);
    }

    /// <summary>Lists all snapshots by name.</summary>
    public async ValueTask<IReadOnlyList<Snapshot>> ListSnapshotsAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Select(ToSnapshot)];

    /// <summary>
    /// Replaces the current data of the snapshot's partner, or of all partners, with the saved data. Nothing changes after a fault: there
    /// is no such snapshot (404), another version of the schema saved it (409), or a customer of another partner has a saved domain (409).
    /// </summary>
    public async Task<Outcome<Snapshot>> RestoreSnapshotAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await store.RestoreAsync(name, (view, record) => CustomerSerializer.Render(CustomerSerializer.Read(view), record), cancellationToken) switch
            {
                (null, _) => Fault.SnapshotNotFound(name),
                ({ } snapshot, false) => Fault.SnapshotIncompatible(name, snapshot.Schema, store.Schema),
                ({ } snapshot, true) => ToSnapshot(snapshot),
            };
        }
        catch (DomainTakenException exception)
        {
            return Fault.SavedDomainTaken(exception.Domain);
        }
    }

    /// <summary>Deletes a snapshot. Returns a fault if it does not exist.</summary>
    public async Task<Fault?> DeleteSnapshotAsync(string name, CancellationToken cancellationToken) =>
        await store.DeleteAsync(name, cancellationToken) ? null : Fault.SnapshotNotFound(name);

    private static Snapshot ToSnapshot(SnapshotRow row) => new()
    {
        Name = row.Name,
        Tenant = row.Tenant?.ToString(),
        All = row.Tenant is null ? true : null,
        CreatedAt = row.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Schema = row.Schema,
        Customers = row.Customers,
    };
}
