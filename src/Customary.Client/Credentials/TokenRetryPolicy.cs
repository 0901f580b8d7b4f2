namespace Customary.Client;

/// <summary>Repeats requests for tokens after transient failures. A refused certificate stays refused.</summary>
internal sealed class TokenRetryPolicy(int maxRetries) : ClientRetryPolicy(maxRetries)
{
    /// <inheritdoc/>
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => !IsFinal(exception) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) => IsFinal(exception) ? new(false) : base.ShouldRetryAsync(message, exception);

    private static bool IsFinal(Exception? exception) => exception is not null && NetworkFailures.Classify(exception) is { } failure && !failure.IsTransient();
}
