using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>Saved states of one partner tenant or of all of them.</summary>
public interface ISandboxSnapshots
{
    /// <summary>Saves the data of a partner tenant.</summary>
    /// <param name="name">The name: 1 to 64 letters, digits, dots, hyphens and underscores, which no snapshot has.</param>
    /// <param name="tenant">The tenant ID or a name such as contoso.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ArgumentException">The tenant is null, empty or white space.</exception>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<Snapshot> CreateAsync(string name, string tenant, CancellationToken cancellationToken = default);

    /// <summary>Saves the data of all partner tenants. Restoring it replaces the data of all of them.</summary>
    /// <param name="name">The name: 1 to 64 letters, digits, dots, hyphens and underscores, which no snapshot has.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<Snapshot> CreateOfAllTenantsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists all snapshots by name.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces the current data of the tenant of a snapshot, or of all tenants, with the saved data. Other partners keep what they share with the tenant.</summary>
    /// <param name="name">The name of the snapshot.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">There is no such snapshot, another version saved it, or a saved domain is in use. Nothing was changed.</exception>
    Task<Snapshot> RestoreAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes a snapshot.</summary>
    /// <param name="name">The name of the snapshot.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">There is no such snapshot.</exception>
    Task DeleteAsync(string name, CancellationToken cancellationToken = default);
}
