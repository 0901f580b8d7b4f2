namespace Customary.Client;

/// <summary>Checks whether domains are available for new customers.</summary>
public class DomainsClient : ResourceClient
{
    internal DomainsClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected DomainsClient()
    {
    }

    /// <summary>Returns whether a customer has a domain.</summary>
    /// <param name="domain">The domain, for example <c>fabrikam.onmicrosoft.com</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>True if it is in use; false if it is available.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual async Task<bool> ExistsAsync(string domain, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(Operations.CheckDomain, "HEAD", $"/v1/domains/{Uri.EscapeDataString(Guard.NotEmpty(domain))}") { AcceptsNotFound = true };
        return (await Pipeline.SendAsync(request, cancellationToken).ConfigureAwait(false)).Status != 404;
    }

    /// <summary>Returns whether a prefix is available with the domain suffix of the cloud. This is the older form of <see cref="ExistsAsync"/>.</summary>
    /// <param name="prefix">The prefix, for example <c>fabrikam</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<bool> IsPrefixAvailableAsync(string prefix, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<bool>(
            ApiRequest.Get(Operations.CheckDomainAvailability, $"/v1/validations/checkdomainavailability/{Uri.EscapeDataString(Guard.NotEmpty(prefix))}"), cancellationToken);
}
