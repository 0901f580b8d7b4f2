namespace Customary.Client.Sandbox;

/// <summary>The registered partners of a server and their partnerships.</summary>
public interface ISandboxPartners
{
    /// <summary>Lists the registered partners.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<PartnerRegistration>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Registers a partner, or replaces its registration.</summary>
    /// <param name="registration">The registration. Absent properties other than the tenant and the kind have defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The registration with the defaults.</returns>
    /// <exception cref="CustomaryException">The registration is not valid. Nothing was changed.</exception>
    Task<PartnerRegistration> SetAsync(PartnerRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>Lists the registered partnerships.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<PartnershipRegistration>> ListPartnershipsAsync(CancellationToken cancellationToken = default);

    /// <summary>Registers a partnership. A partnership that exists is not changed.</summary>
    /// <param name="provider">The tenant ID of the indirect provider, or a name such as contoso.</param>
    /// <param name="reseller">The tenant ID of the indirect reseller, or a name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The kinds of the partners do not allow it. Nothing was changed.</exception>
    Task AddPartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default);

    /// <summary>Ends a partnership. Both partners keep their customers.</summary>
    /// <param name="provider">The tenant ID of the indirect provider, or a name such as contoso.</param>
    /// <param name="reseller">The tenant ID of the indirect reseller, or a name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">There is no such partnership.</exception>
    Task RemovePartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default);
}
