namespace Customary.TestKit;

/// <summary>A task that completes after a number of signals from any thread.</summary>
internal sealed class AsyncCountdown(int count)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _remaining = count;

    public Task Completed => _completion.Task;

    public void Signal()
    {
        if (Interlocked.Decrement(ref _remaining) == 0) _completion.SetResult();
    }
}
