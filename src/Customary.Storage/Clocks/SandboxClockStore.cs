using System.Data.Common;

namespace Customary.Storage.Clocks;

/// <summary>Stores the clock of a sandbox, so that all nodes on a database share it and a restart keeps it.</summary>
internal sealed class SandboxClockStore(Database database)
{
    private const string Find = "select version, frozen, ticks from sandbox_clock where id = 1";
    private const string Lock = "update sandbox_clock set version = version + 1 where id = 1";
    private const string Set = "update sandbox_clock set frozen = $1, ticks = $2 where id = 1";

    /// <summary>Returns the stored clock.</summary>
    public ValueTask<VersionedClockSetting> FindAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static (session, _, cancellationToken) => FindAsync(session, cancellationToken), cancellationToken);

    /// <summary>Changes the clock in one transaction. Concurrent changes run one after the other.</summary>
    /// <param name="change">Returns the new setting. It can run several times.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<VersionedClockSetting> UpdateAsync(Func<ClockSetting, ClockSetting> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) =>
            {
                await session.Prepare(Lock).ExecuteAsync(cancellationToken);
                var locked = await FindAsync(session, cancellationToken);
                var changed = change(locked.Setting);
                await session.Prepare(Set).Bind(changed.FrozenAt is null ? 0 : 1).Bind(changed.FrozenAt?.UtcTicks ?? changed.Offset.Ticks).ExecuteAsync(cancellationToken);
                return locked with { Setting = changed };
            },
            cancellationToken);

    private static async ValueTask<VersionedClockSetting> FindAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(Find).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return Read(row);
    }

    /// <summary>Reads the version, the flag and the ticks from the first columns of a row.</summary>
    internal static VersionedClockSetting Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1) == 0 ? new(new(row.GetInt64(2)), FrozenAt: null) : new(TimeSpan.Zero, new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero)));
}
