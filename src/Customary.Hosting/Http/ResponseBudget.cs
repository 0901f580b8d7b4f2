namespace Customary.Hosting.Http;

/// <summary>
/// Bounds the bytes of large responses that are in memory until their clients have read them, of all partners together and of
/// each of them: whoever reads slowly, or not at all, holds a bounded amount, and others have what is left.
/// </summary>
internal sealed class ResponseBudget
{
    /// <summary>How many bytes of large responses there are at once.</summary>
    internal const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>How many of them are of one partner: about fifty pages of 500 customers.</summary>
    internal const long MaxBytesPerPartner = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _partners = [];
    private long _bytes;

    /// <summary>How many bytes of large responses are in memory.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    /// <summary>Takes the bytes of a response, unless there is no room for them. Whoever takes them gives them back.</summary>
    public bool TryTake(Guid partner, int bytes)
    {
        lock (_lock)
        {
            // A response that is larger than a share passes alone.
            var taken = _partners.GetValueOrDefault(partner);
            if (_bytes + bytes > MaxBytes || (taken > 0 && taken + bytes > MaxBytesPerPartner)) return false;
            _partners[partner] = taken + bytes;
            _bytes += bytes;
            return true;
        }
    }

    /// <summary>Gives back the bytes of a response that was written, or never will be.</summary>
    public void Return(Guid partner, int bytes)
    {
        lock (_lock)
        {
            _bytes -= bytes;
            var left = _partners[partner] - bytes;
            if (left > 0) _partners[partner] = left;
            else _partners.Remove(partner);
        }
    }
}
