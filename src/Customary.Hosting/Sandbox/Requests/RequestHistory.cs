using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>The last requests of partners in memory, limited by number and by bytes.</summary>
internal sealed class RequestHistory(RequestHistoryOptions options, SystemClock system)
{
    /// <summary>The maximum size of all requests and responses, in bytes.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    // Requests that are still running when their customer is erased are erased when they end.
    private const int MaxRecentlyErased = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedExchange> _exchanges = new();
    private readonly Queue<string> _recentlyErased = new();
    private long _bytes;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of logged requests.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _exchanges.Count;
        }
    }

    /// <summary>The size of the logged requests and responses, in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    /// <summary>Adds an exchange, or updates one that was added. The oldest are removed above the limits.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="model">What is known about it now.</param>
    /// <param name="isNew">Whether it was not added before.</param>
    public void Set(LoggedExchange exchange, LoggedRequest model, bool isNew)
    {
        lock (_lock)
        {
            // An exchange that the limits removed meanwhile does not count.
            if (!isNew && !exchange.IsLogged) return;
            _bytes += exchange.Update(model);
            if (isNew)
            {
                _exchanges.Enqueue(exchange);
                exchange.IsLogged = true;
            }

            if (_recentlyErased.Count > 0) _bytes += exchange.Erase(_recentlyErased) ?? 0;
            while (_exchanges.Count > options.MaxRequests || _bytes > MaxBytes) RemoveOldest();
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            while (_exchanges.Count > 0) RemoveOldest();
        }
    }

    /// <summary>Removes the content of all requests that show a deleted customer: its ID, or a domain that it had.</summary>
    public void Erase(Guid customer)
    {
        lock (_lock)
        {
            var id = customer.ToString();
            HashSet<string> texts = [id, .. _exchanges.Where(exchange => exchange.Shows(id)).SelectMany(exchange => CustomerDomains.Find(exchange.Model, id))];
            foreach (var exchange in _exchanges) _bytes += exchange.Erase(texts) ?? 0;
            foreach (var text in texts) _recentlyErased.Enqueue(text);
            while (_recentlyErased.Count > MaxRecentlyErased) _recentlyErased.Dequeue();
        }
    }

    /// <summary>Returns the newest requests that match, oldest first. Waits until enough match or the timeout ends.</summary>
    public async Task<IReadOnlyList<LoggedRequest>> FindAsync(ValidatedFilter filter, CancellationToken cancellationToken)
    {
        using var timeout = filter.Count > 0 ? new CancellationTokenSource(filter.Timeout, system.Provider) : null;
        while (true)
        {
            Task changed;
            List<LoggedRequest> found;
            lock (_lock)
            {
                changed = _changed.Task;
                found = [.. _exchanges.Select(exchange => exchange.Model).Where(filter.Matches)];
            }

            if (found.Count >= filter.Count || timeout is { IsCancellationRequested: true }) return [.. found.TakeLast(filter.Limit)];
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout!.Token, cancellationToken);
                await changed.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The timeout has ended. The next round returns what matches.
            }
        }
    }

    private void RemoveOldest()
    {
        var oldest = _exchanges.Dequeue();
        oldest.IsLogged = false;
        _bytes -= oldest.Bytes;
    }
}
