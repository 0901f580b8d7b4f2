namespace Customary.Hosting.Authentication;

/// <summary>
/// Limits the reads of the authority's keys that tokens with unknown key IDs cause, because anyone can invent key IDs. A key that a
/// read did not find causes no other read for <see cref="MissingTime"/>. All unknown keys together cause at most <see cref="MaxReads"/>
/// reads at once, and then one for each <see cref="RefillTime"/>.
/// </summary>
/// <remarks>It is not thread-safe. Its memory is fixed.</remarks>
internal sealed class UnknownKeyLimiter(TimeProvider clock)
{
    /// <summary>How long a missing key causes no read.</summary>
    public static readonly TimeSpan MissingTime = TimeSpan.FromSeconds(10);

    /// <summary>The time after which one more read is permitted.</summary>
    public static readonly TimeSpan RefillTime = TimeSpan.FromSeconds(10);

    /// <summary>The maximum number of reads without a pause.</summary>
    public const int MaxReads = 5;

    // The hash of a string is random in each process, so a caller cannot choose key IDs that share a slot.
    private readonly MissingKey?[] _missing = new MissingKey?[1024];
    private int _reads = MaxReads;
    private long _refilled = clock.GetTimestamp();

    /// <summary>Whether a recent read did not find a key.</summary>
    public bool IsMissing(string keyId) =>
        Slot(keyId) is { } slot && slot.Hash == keyId.GetHashCode(StringComparison.Ordinal) && clock.GetElapsedTime(slot.At) < MissingTime;

    /// <summary>Records that a read did not find a key.</summary>
    public void AddMissing(string keyId) => Slot(keyId) = new(keyId.GetHashCode(StringComparison.Ordinal), clock.GetTimestamp());

    /// <summary>Takes the permission for a read.</summary>
    /// <returns>0 if the read is permitted; otherwise the whole seconds until the next one is.</returns>
    public int TryTake()
    {
        var refills = (long)(clock.GetElapsedTime(_refilled) / RefillTime);
        if (_reads == MaxReads || refills >= MaxReads - _reads) (_reads, _refilled) = (MaxReads, clock.GetTimestamp());
        else (_reads, _refilled) = (_reads + (int)refills, _refilled + (refills * (long)(RefillTime.TotalSeconds * clock.TimestampFrequency)));
        if (_reads == 0) return Math.Max(1, (int)Math.Ceiling((RefillTime - clock.GetElapsedTime(_refilled)).TotalSeconds));
        _reads--;
        return 0;
    }

    private ref MissingKey? Slot(string keyId) => ref _missing[(uint)keyId.GetHashCode(StringComparison.Ordinal) % (uint)_missing.Length];

    private readonly record struct MissingKey(int Hash, long At);
}
