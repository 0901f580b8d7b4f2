namespace Customary.Storage.Sqlite;

/// <summary>The lock of a connection that the writer and all readers share.</summary>
internal sealed class ConnectionLock
{
    // Longer than a wait for readers takes, unless they never stop coming.
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(5);
    private readonly Lock _lock = new();
    private int _waiting;

    /// <summary>Waits for the connection. Dispose the result to release it.</summary>
    public Lock.Scope Enter()
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return _lock.EnterScope();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Lets those who wait have the connection. A lock is not fair: without this, a loop that releases it would take it again before another thread wakes up.</summary>
    public void YieldToOthers() => SpinWait.SpinUntil(() => Volatile.Read(ref _waiting) == 0, MaxPause);
}
