namespace Customary.Client;

/// <summary>The times of the requests that the service accepted within the window of its rate limit, oldest first.</summary>
internal sealed class SentRequests(TimeSpan window)
{
    private readonly Queue<TimeSpan> _times = new();

    /// <summary>How many requests are in the window.</summary>
    public int Count => _times.Count;

    /// <summary>When the oldest request leaves the window.</summary>
    public TimeSpan NextExpiry => _times.Peek() + window;

    /// <summary>Adds a request and removes those that left the window.</summary>
    /// <param name="now">The time of the response: not before the service counted the request.</param>
    public void Add(TimeSpan now)
    {
        RemoveExpired(now);
        _times.Enqueue(now);
    }

    /// <summary>Removes the requests that left the window.</summary>
    public void RemoveExpired(TimeSpan now)
    {
        while (_times.Count > 0 && _times.Peek() + window <= now) _times.Dequeue();
    }

    /// <summary>How many of the requests are still in the window at a later time.</summary>
    public int CountAt(TimeSpan time) => _times.Count(sent => sent + window > time);
}
