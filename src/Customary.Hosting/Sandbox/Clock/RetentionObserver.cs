using Customary.Hosting.Retention;

namespace Customary.Hosting.Sandbox.Clock;

/// <summary>Removes expired rows at once when the clock moved forward.</summary>
internal sealed class RetentionObserver(RetentionService retention) : IClockObserver
{
    /// <inheritdoc/>
    public Task OnAdvancedAsync(CancellationToken cancellationToken) => retention.RunOnceAsync(cancellationToken);
}
