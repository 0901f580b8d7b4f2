using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Customary.Hosting.Health;

/// <summary>
/// Checks with a real write whether the storage reads and writes. All probes share the result: there is at most one attempt
/// in each <see cref="Interval"/> and at most one at a time.
/// </summary>
internal sealed partial class ReadinessCheck(WriteProbe probe, SystemClock system, ILogger<ReadinessCheck> log) : IHealthCheck
{
    /// <summary>How long the result of an attempt is valid, counted from its start.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long an attempt can take before the storage counts as unavailable.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _clock = system.Provider;
    private readonly Lock _gate = new();
    private Task<bool>? _attempt;
    private long _started;
    private bool _hasFailed;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await IsReadyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["fault"] = Fault.StorageUnavailable() });

    /// <summary>Whether the storage read and wrote in the latest attempt.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        var (attempt, elapsed) = LatestAttempt();
        if (attempt.IsCompleted) return await attempt;
        if (elapsed >= Timeout) return false;
        try
        {
            return await attempt.WaitAsync(Timeout - elapsed, _clock, cancellationToken);
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
            if (_attempt is null || (_attempt.IsCompleted && _clock.GetElapsedTime(_started) >= Interval))
            {
                _started = _clock.GetTimestamp();
                _attempt = Task.Run(TryAsync, CancellationToken.None);
            }

            return (_attempt, _clock.GetElapsedTime(_started));
        }
    }

    private async Task<bool> TryAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout, _clock);
        try
        {
            await probe.RunAsync(timeout.Token);
            if (_hasFailed) LogReady();
            _hasFailed = false;
            return true;
        }
#pragma warning disable CA1031 // Any failure to write means that the storage is not ready.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_hasFailed) LogNotReady(exception.GetBaseException().Message.ReplaceLineEndings(" "));
            LogFailure(exception);
            _hasFailed = true;
            return false;
        }
    }

    [LoggerMessage(1500, LogLevel.Warning, "The storage is not ready, because a write failed: {Reason}")]
    private partial void LogNotReady(string reason);

    [LoggerMessage(1501, LogLevel.Information, "The storage is ready again.")]
    private partial void LogReady();

    [LoggerMessage(1502, LogLevel.Debug, "The write of the readiness check failed.")]
    private partial void LogFailure(Exception exception);
}
