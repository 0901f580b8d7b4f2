namespace Customary.Core.RateLimiting;

/// <summary>
/// One permit that counts from the moment at which it was given, so that only a request which was waiting at that
/// moment may use it. Where nobody does it is lost.
/// </summary>
internal sealed class AtomicPermit
{
    private int _taken;

    /// <summary>Whether this call is the one that gets it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
}
