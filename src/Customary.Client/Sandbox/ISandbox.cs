namespace Customary.Client.Sandbox;

/// <summary>
/// The sandbox controls of a server: its clock, injected faults, logged requests and rate limits. The same interface works over
/// HTTP (<see cref="HttpSandbox"/>) and in the process of the server. Each member is one operation of the administrative API under
/// <c>/_customary</c>.
/// </summary>
public interface ISandbox
{
    /// <summary>The clock of the API.</summary>
    ISandboxClock Clock { get; }

    /// <summary>The rules that inject faults.</summary>
    ISandboxFaults Faults { get; }

    /// <summary>The last requests of partners.</summary>
    ISandboxRequests Requests { get; }

    /// <summary>The rate limits of tenants.</summary>
    ISandboxLimits Limits { get; }

    /// <summary>Returns what the server is and what it stores.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
