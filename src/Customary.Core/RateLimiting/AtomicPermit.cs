namespace Customary.Core.RateLimiting;

/// <summary>
/// A single permit that counts from the moment of its grant. Only a request that was waiting at that moment can use it. An unused
/// permit is lost.
/// </summary>
internal sealed class AtomicPermit
{
    private int _isAcquired;

    /// <summary>Acquires the permit. Only the first call returns true.</summary>
    public bool TryAcquire() => Interlocked.Exchange(ref _isAcquired, 1) == 0;
}
