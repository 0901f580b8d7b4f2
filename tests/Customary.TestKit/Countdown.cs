namespace Customary.TestKit;

/// <summary>Says when something has happened so many times, whoever counts it.</summary>
internal sealed class Countdown(int from)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = from;

    public Task IsOver => _over.Task;

    public void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0) _over.SetResult();
    }
}
