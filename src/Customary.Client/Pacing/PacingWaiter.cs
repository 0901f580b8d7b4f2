namespace Customary.Client;

/// <summary>A request that waits for a permit.</summary>
/// <param name="started">When the wait started.</param>
/// <param name="deadline">When it fails.</param>
internal sealed class PacingWaiter(TimeSpan started, TimeSpan deadline)
{
    // Continuations must not run inside the lock of the budget.
    private readonly TaskCompletionSource<PacingPermit> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the wait started.</summary>
    public TimeSpan Started { get; } = started;

    /// <summary>When the wait fails.</summary>
    public TimeSpan Deadline { get; } = deadline;

    /// <summary>The place in the queue.</summary>
    public LinkedListNode<PacingWaiter>? Node { get; set; }

    /// <summary>The permit.</summary>
    public Task<PacingPermit> Task => _source.Task;

    /// <summary>Ends the wait.</summary>
    public void Complete(PacingPermit permit) => _source.TrySetResult(permit);

    /// <summary>Cancels the wait.</summary>
    public void Cancel(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);
}
