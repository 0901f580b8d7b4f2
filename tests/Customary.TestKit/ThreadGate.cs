namespace Customary.TestKit;

/// <summary>Blocks a thread until another thread opens the gate.</summary>
internal sealed class ThreadGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a thread has reached the gate.</summary>
    public Task Reached => _reached.Task;

    public void Pass()
    {
        _reached.TrySetResult();
        _open.Wait();
    }

    public void Open() => _open.Set();

    /// <summary>Opens the gate, so that a failed test does not leave a thread behind.</summary>
    public void Dispose() => Open();
}
