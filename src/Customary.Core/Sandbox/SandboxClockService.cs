namespace Customary.Core.Sandbox;

/// <summary>Changes the clock of the sandbox on all nodes.</summary>
internal sealed class SandboxClockService(SandboxClock clock, SandboxClockStore store, SandboxNodes nodes, IEnumerable<IClockObserver> observers)
{
    /// <summary>The range of the clock. Version 7 IDs and token lifetimes must be representable.</summary>
    private static readonly DateTimeOffset MinTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MaxTime = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Applies the stored clock. The server calls it before it accepts requests.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => nodes.FollowAsync(cancellationToken);

    /// <summary>Sets, stops or starts the clock on all live nodes.</summary>
    /// <param name="now">The new time; null to keep it. Ignored if the clock runs and <paramref name="offset"/> is set.</param>
    /// <param name="isFrozen">Whether the clock stands still; null to keep it.</param>
    /// <param name="offset">The difference from the real time; null to keep it. Ignored if the clock stands still and <paramref name="now"/> is set.</param>
    /// <param name="cancellationToken">Cancels the wait for other nodes, but not the change.</param>
    /// <returns>A fault if the change is not valid. Then the clock is unchanged.</returns>
    public Task<Fault?> SetAsync(DateTimeOffset? now, bool? isFrozen, TimeSpan? offset, CancellationToken cancellationToken)
    {
        if (now is null && isFrozen is null && offset is null) return Fail("now", "or frozen or offset is required");
        if (offset is { } difference && !IsInRange(clock.RealTime, difference)) return Fail("offset", $"must result in a time {Range}");
        if (now is { } time && !IsInRange(time, TimeSpan.Zero)) return Fail("now", $"must be {Range}");
        return ChangeAsync(current => Set(current, clock.RealTime, now, isFrozen, offset), cancellationToken);
    }

    /// <summary>Moves the clock forward on all live nodes.</summary>
    /// <param name="by">The duration; null if the request has none.</param>
    /// <param name="cancellationToken">Cancels the wait for other nodes, but not the change.</param>
    /// <returns>A fault if the duration is not valid. Then the clock is unchanged.</returns>
    public Task<Fault?> AdvanceAsync(TimeSpan? by, CancellationToken cancellationToken)
    {
        if (by is not { } duration) return Fail("by", "is required");
        if (duration <= TimeSpan.Zero) return Fail("by", "must be more than zero; the clock only advances forward");
        if (!IsInRange(clock.GetUtcNow(), duration)) return Fail("by", $"must result in a time {Range}");
        return ChangeAsync(current => current.FrozenAt is { } time ? new(TimeSpan.Zero, time + duration) : new(current.Offset + duration, FrozenAt: null), cancellationToken);
    }

    private static string Range => FormattableString.Invariant($"from {MinTime:yyyy-MM-dd} to {MaxTime:yyyy-MM-dd}");

    private static ClockSetting Set(ClockSetting current, DateTimeOffset real, DateTimeOffset? now, bool? isFrozen, TimeSpan? offset)
    {
        var time = now?.ToUniversalTime() ?? (offset is { } difference ? real + difference : current.ToSandboxTime(real));
        if (isFrozen ?? current.FrozenAt is not null) return new(TimeSpan.Zero, time);
        return new(offset ?? (current.FrozenAt is null && now is null ? current.Offset : time - real), FrozenAt: null);
    }

    private static bool IsInRange(DateTimeOffset time, TimeSpan difference) => time >= MinTime - difference && time <= MaxTime - difference;

    private static Task<Fault?> Fail(string field, string reason) => Task.FromResult<Fault?>(Fault.InvalidParameter(field, reason));

    private async Task<Fault?> ChangeAsync(Func<ClockSetting, ClockSetting> change, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow();
        await nodes.PublishAsync(await store.UpdateAsync(change, cancellationToken), cancellationToken);
        if (clock.GetUtcNow() <= before) return null;
        foreach (var observer in observers) await observer.OnAdvancedAsync(cancellationToken);
        return null;
    }
}
