namespace Customary.Client.Sandbox;

/// <summary>Rules that inject faults into requests of partners. Each node has rules of its own.</summary>
public interface ISandboxFaults
{
    /// <summary>Adds a rule. It applies to requests that arrive from now on.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The rule with its ID.</returns>
    /// <exception cref="CustomaryException">The rule is not valid, and was not added.</exception>
    Task<ActiveFault> AddAsync(FaultRule rule, CancellationToken cancellationToken = default);

    /// <summary>Lists the rules, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Returns a rule.</summary>
    /// <param name="id">The ID of the rule.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">There is no such rule.</exception>
    Task<ActiveFault> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Removes a rule.</summary>
    /// <param name="id">The ID of the rule.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">There is no such rule.</exception>
    Task RemoveAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Removes all rules.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task ClearAsync(CancellationToken cancellationToken = default);
}
