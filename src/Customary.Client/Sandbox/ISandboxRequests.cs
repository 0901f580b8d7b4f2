namespace Customary.Client.Sandbox;

/// <summary>The last requests of partners. Each node has a log of its own. The setting <c>request-log</c> is the number of requests.</summary>
public interface ISandboxRequests
{
    /// <summary>Lists logged requests, oldest first, and can wait until enough match.</summary>
    /// <param name="filter">Selects the requests. Default: the newest 100.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The filter is not valid.</exception>
    Task<IReadOnlyList<LoggedRequest>> ListAsync(RequestFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the logged requests.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task ClearAsync(CancellationToken cancellationToken = default);
}
