namespace Customary.Storage.Idempotency;

/// <summary>
/// Claims of request IDs by the requests in progress in this process. A concurrent duplicate waits before any expensive
/// work and then finds the stored response. The claim in the database decides which request is executed. This claim only
/// avoids duplicate work.
/// </summary>
internal sealed class RequestClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Partner, string Operation, Guid RequestId), Claim> _claims = [];

    /// <summary>The number of claimed request IDs.</summary>
    internal int Count
    {
        get
        {
            lock (_lock) return _claims.Count;
        }
    }

    /// <summary>Waits until the request ID is free, and claims it. Dispose the result to release the claim. Null when <paramref name="request"/> is null.</summary>
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
        // Never disposed: it has no wait handle, and a canceled request might still use it.
        private readonly SemaphoreSlim _free = new(1);

        public (Guid Partner, string Operation, Guid RequestId) Key => key;

        // The number of requests that own or wait for this claim. Guarded by _lock.
        public int Users { get; set; }

        public Task WaitAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

        public void Dispose()
        {
            _free.Release();
            claims.Leave(this);
        }
    }
}
