using Customary.Storage.Sql;

namespace Customary.Hosting.Health;

/// <summary>
/// Whether the store reads and writes, found out by a real write. Probes share it: there is at most one attempt in any
/// <see cref="Interval"/> and never more than one at a time, however many ask.
/// </summary>
internal sealed partial class ReadinessCheck(WriteProbe probe, TimeProvider clock, ILogger<ReadinessCheck> log)
{
    /// <summary>How long the result of an attempt holds, from its start.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long an attempt can take before the store counts as unavailable.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<bool>? _attempt;
    private long _started;

    /// <summary>Whether the store read and wrote in the latest attempt.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        var (attempt, elapsed) = LatestAttempt();
        if (attempt.IsCompleted) return await attempt;
        if (elapsed >= Timeout) return false;
        try
        {
            return await attempt.WaitAsync(Timeout - elapsed, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private (Task<bool> Attempt, TimeSpan Elapsed) LatestAttempt()
    {
        lock (_gate)
        {
            if (_attempt is null || (_attempt.IsCompleted && clock.GetElapsedTime(_started) >= Interval))
            {
                _started = clock.GetTimestamp();
                _attempt = Task.Run(TryAsync, CancellationToken.None);
            }

            return (_attempt, clock.GetElapsedTime(_started));
        }
    }

    private async Task<bool> TryAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        try
        {
            await probe.RunAsync(timeout.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps the store from writing, the answer is that it does not.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            NotReady(exception);
            return false;
        }
    }

    [LoggerMessage(1500, LogLevel.Warning, "The storage is not ready: a write failed.")]
    private partial void NotReady(Exception exception);
}
