namespace Customary.Hosting.Http;

/// <summary>
/// Limits the memory of large responses that clients have not read yet, in total and for each partner. So slow clients of one
/// partner cannot use the memory of the others.
/// </summary>
internal sealed class ResponseBudget
{
    /// <summary>The maximum for all partners, in bytes.</summary>
    internal const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The maximum for one partner, in bytes: about fifty pages of 500 customers.</summary>
    internal const long MaxBytesPerPartner = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _partners = [];
    private long _bytes;

    /// <summary>The reserved bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    /// <summary>Reserves the bytes of a response. If it returns true, call <see cref="Release"/> after the response.</summary>
    public bool TryReserve(Guid partner, int bytes)
    {
        lock (_lock)
        {
            // A partner without other responses can have one that is larger than its maximum.
            var reserved = _partners.GetValueOrDefault(partner);
            if (_bytes + bytes > MaxBytes || (reserved > 0 && reserved + bytes > MaxBytesPerPartner)) return false;
            _partners[partner] = reserved + bytes;
            _bytes += bytes;
            return true;
        }
    }

    /// <summary>Releases the bytes of a response that ended.</summary>
    public void Release(Guid partner, int bytes)
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
