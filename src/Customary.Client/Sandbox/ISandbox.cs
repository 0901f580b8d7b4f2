using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>
/// The sandbox controls of a server, which are its clock, injected faults, logged requests, rate limits and data, and its administration. The same interface works over
/// HTTP (<see cref="HttpSandbox"/>) and in the process of the server. Each member is an operation of the administrative API under
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

    /// <summary>The snapshots of the data.</summary>
    ISandboxSnapshots Snapshots { get; }

    /// <summary>The registered partners and their partnerships.</summary>
    ISandboxPartners Partners { get; }

    /// <summary>The validation codes of partners.</summary>
    ISandboxValidationCodes ValidationCodes { get; }

    /// <summary>The facts about customers that partners can only read.</summary>
    ISandboxCustomers Customers { get; }

    /// <summary>Removes the data of a partner tenant. Other partners keep what they share with the tenant.</summary>
    /// <param name="tenant">The tenant ID or a name such as contoso.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">The tenant is null, empty or white space.</exception>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<ResetResult> ResetAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Removes the data of all partner tenants, also those of other users of the server.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<ResetResult> ResetAllTenantsAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the data of a partner tenant, or of all tenants, as JSON lines in the API's own shapes.</summary>
    /// <param name="output">Receives the lines, UTF-8.</param>
    /// <param name="tenant">The tenant ID or a name such as contoso; null for all tenants.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task ExportAsync(Stream output, string? tenant = null, CancellationToken cancellationToken = default);

    /// <summary>Adds the data of an export in one transaction.</summary>
    /// <param name="lines">The lines, UTF-8.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">A line is not valid, or an ID or a domain is in use. Nothing was changed.</exception>
    Task<ImportResult> ImportAsync(Stream lines, CancellationToken cancellationToken = default);

    /// <summary>Adds the data of a seed file in one transaction. The settings of the server are not changed.</summary>
    /// <param name="seed">The content of the file, UTF-8.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The file is not valid, or an ID or a domain is in use. Nothing was changed.</exception>
    Task<ImportResult> SeedAsync(Stream seed, CancellationToken cancellationToken = default);

    /// <summary>Adds generated customers over many countries in one transaction. The customers of a tenant are always the same.</summary>
    /// <param name="customers">The number of customers, from 1 to 100000.</param>
    /// <param name="tenant">The tenant ID or a name; null for contoso.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The number is not valid, or the tenant already has one of the customers. Nothing was changed.</exception>
    Task<ImportResult> GenerateAsync(int customers, string? tenant = null, CancellationToken cancellationToken = default);

    /// <summary>Returns what the server is and what it stores.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
