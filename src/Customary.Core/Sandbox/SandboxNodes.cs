namespace Customary.Core.Sandbox;

/// <summary>
/// Keeps the clocks of all nodes on a PostgreSQL database equal. Each node reads the stored clock several times a second and reports
/// the version that it has. A change waits until all live nodes have it. With another storage there is one node.
/// </summary>
internal sealed class SandboxNodes(SandboxClock clock, SandboxClockStore store, SystemClock system, IdGenerator ids, SandboxNodeStore? nodes = null)
{
    /// <summary>How often a node reads the stored clock.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Guid _node = ids.NewId();
    private readonly Lock _lock = new();
    private long _version = -1;

    /// <summary>Whether other nodes can share the clock.</summary>
    public bool CanHaveOthers => nodes is not null;

    /// <summary>Applies the stored clock and reports it.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        // A node reports before it reads. So a change either waits for this node, or this node reads the change.
        if (Volatile.Read(ref _version) < 0 && nodes is not null) await nodes.ReportAsync(_node, version: -1, cancellationToken);
        Apply(await store.FindAsync(cancellationToken));
        await ReportAsync(cancellationToken);
    }

    /// <summary>Applies a stored change on this node and waits until all live nodes have it.</summary>
    public async Task PublishAsync(VersionedClockSetting change, CancellationToken cancellationToken)
    {
        Apply(change);
        if (nodes is null) return;
        await ReportAsync(cancellationToken);
        while (await nodes.IsAnyBehindAsync(change.Version, cancellationToken)) await Task.Delay(Interval / 4, system.Provider, cancellationToken);
    }

    /// <summary>Removes this node, so that changes do not wait for it.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => nodes is null ? Task.CompletedTask : nodes.RemoveAsync(_node, cancellationToken);

    // Changes can arrive in another order than they were made.
    private void Apply(VersionedClockSetting change)
    {
        lock (_lock)
        {
            if (change.Version <= _version) return;
            clock.Apply(change.Setting);
            Volatile.Write(ref _version, change.Version);
        }
    }

    private Task ReportAsync(CancellationToken cancellationToken) =>
        nodes is null ? Task.CompletedTask : nodes.ReportAsync(_node, Volatile.Read(ref _version), cancellationToken);
}
