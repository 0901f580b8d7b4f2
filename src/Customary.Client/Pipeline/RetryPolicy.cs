using Microsoft.Extensions.Logging;

namespace Customary.Client;

/// <summary>
/// Sends a request until it has a final response: waits for the rate limit of the tenant, repeats transient failures, and honors
/// <c>Retry-After</c>. All tries of a request have the same <c>MS-RequestId</c>.
/// </summary>
internal sealed class RetryPolicy(RetryOptions options, TenantPacing pacing, ILogger logger) : PipelinePolicy
{
    private const int TooManyRequests = 429;
    private const int ServiceUnavailable = 503;
    private readonly Backoff _backoff = new(options.Delay, options.MaxDelay);

    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => throw SynchronousCalls.NotSupported();

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = OperationState.Get(message);
        var repetitions = 0;
        var throttles = 0;
        while (true)
        {
            var permit = state.IsPaced ? await AcquireAsync(message, state).ConfigureAwait(false) : default;
            var failure = await TryAsync(message, pipeline, currentIndex, state, permit).ConfigureAwait(false);
            var isThrottled = failure is null && message.Response!.Status == TooManyRequests;
            TimeSpan? demanded = failure is null ? RetryAfter.Read(message.Response!, options.Clock) : null;
            if (isThrottled)
            {
                var wait = demanded ?? _backoff.GetDelay(throttles);
                throttles++;
                permit.Throttled(wait);
                if (wait > Remaining(state)) return;
                ClientLog.Throttled(logger, state.Operation, wait, GetRequestId(message));
                ClientTelemetry.Retry(state, "throttled");

                // The next permit waits instead, together with the other requests of the tenant.
                if (!state.IsPaced) await options.Clock.DelayAsync(wait, message.CancellationToken).ConfigureAwait(false);
                continue;
            }

            permit.Completed();
            if (failure is null && !IsTransient(message.Response!.Status)) return;
            if (failure is { } kind)
            {
                state.IsOutcomeUnknown |= kind.Kind.IsOutcomeUnknown();
                if (!kind.Kind.IsTransient() || repetitions >= options.MaxRetries) throw Failures.FromNetwork(message, state, kind.Kind, kind.Exception);
            }
            else
            {
                state.IsOutcomeUnknown |= message.Response!.Status >= 500;
                if (repetitions >= options.MaxRetries) return;
            }

            var delay = failure is null && message.Response!.Status == ServiceUnavailable && demanded is { } asked ? asked : _backoff.GetDelay(repetitions);
            repetitions++;
            if (delay >= Remaining(state))
            {
                if (failure is { } last) throw Failures.FromNetwork(message, state, last.Kind, last.Exception);
                return;
            }

            var reason = failure is { } cause ? cause.Kind.ToString() : message.Response!.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
            ClientLog.Retrying(logger, state.Operation, delay, reason, state.Tries + 1, GetRequestId(message));
            ClientTelemetry.Retry(state, reason);
            await options.Clock.DelayAsync(delay, message.CancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<PacingPermit> AcquireAsync(PipelineMessage message, OperationState state)
    {
        var remaining = Remaining(state);
        var permit = await pacing.AcquireAsync(remaining, message.CancellationToken).ConfigureAwait(false);
        if (permit.IsRefused) throw Failures.FromPacing(message, state, permit.Wait, options.Timeout);
        if (permit.Wait <= TimeSpan.Zero) return permit;
        ClientLog.Waited(logger, state.Operation, permit.Wait, GetRequestId(message));
        ClientTelemetry.Waited(state, permit.Wait);
        return permit;
    }

    private async ValueTask<(NetworkFailure Kind, Exception Exception)?> TryAsync(
        PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, OperationState state, PacingPermit permit)
    {
        // The response of the last try is not needed any more.
        message.Response?.Dispose();
        var remaining = Remaining(state);
        message.NetworkTimeout = remaining < options.NetworkTimeout ? remaining : options.NetworkTimeout;
        state.Tries++;
        try
        {
            await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            if (!message.CancellationToken.IsCancellationRequested && NetworkFailures.Classify(exception) is { } kind) return (kind, exception);
            permit.Completed();
            throw;
        }
    }

    private TimeSpan Remaining(OperationState state)
    {
        if (options.Timeout == Timeout.InfiniteTimeSpan) return TimeSpan.MaxValue;
        var remaining = options.Timeout - options.Clock.GetElapsedTime(state.Started);
        return remaining > MinTry ? remaining : MinTry;
    }

    // The last try gets at least this time, so that a timeout never becomes zero or infinite.
    private static TimeSpan MinTry { get; } = TimeSpan.FromMilliseconds(1);

    private static bool IsTransient(int status) => status is 408 or 500 or 502 or ServiceUnavailable or 504;

    private static string? GetRequestId(PipelineMessage message) => message.Request.Headers.TryGetValue(ApiHeaders.RequestId, out var id) ? id : null;
}
