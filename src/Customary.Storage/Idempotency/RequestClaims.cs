namespace Customary.Storage.Idempotency;

/// <summary>
/// Claims of request ids by the requests that this process serves at the moment. A request that repeats one in progress
/// waits for it before any expensive work, and then finds its stored answer. The claim in the database decides what is carried
/// out; this one only keeps concurrent duplicates from doing the same work twice.
/// </summary>
internal sealed class RequestClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Partner, string Operation, Guid RequestId), Claim> _claims = [];

    /// <summary>How many request ids are claimed.</summary>
    internal int Count
    {
        get
        {
            lock (_lock) return _claims.Count;
        }
    }

    /// <summary>Waits until no other request has the id, and claims it; disposing the result releases it. Null without an id.</summary>
    public async ValueTask<IDisposable?> ClaimAsync(Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (request is null) return null;
        var claim = Enter((partner, request.Operation, request.RequestId));
        try
        {
            await claim.WaitAsync(cancellationToken);
            return claim;
        }
        catch
        {
            Leave(claim);
            throw;
        }
    }

    private Claim Enter((Guid Partner, string Operation, Guid RequestId) key)
    {
        lock (_lock)
        {
            if (!_claims.TryGetValue(key, out var claim)) _claims[key] = claim = new(this, key);
            claim.Users++;
            return claim;
        }
    }

    private void Leave(Claim claim)
    {
        lock (_lock)
        {
            if (--claim.Users == 0) _claims.Remove(claim.Key);
        }
    }

    private sealed class Claim(RequestClaims claims, (Guid Partner, string Operation, Guid RequestId) key) : IDisposable
    {
        // Never disposed: it has no wait handle, and a request that is leaving might still look at it.
        private readonly SemaphoreSlim _free = new(1);

        public (Guid Partner, string Operation, Guid RequestId) Key => key;

        // Those that have or wait for it; changed under the lock of all claims.
        public int Users { get; set; }

        public Task WaitAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

        public void Dispose()
        {
            _free.Release();
            claims.Leave(this);
        }
    }
}
