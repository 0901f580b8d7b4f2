namespace Customary.Client;

/// <summary>Reads and changes the billing profile of a customer.</summary>
public class CustomerBillingProfileClient : ResourceClient
{
    private readonly string _path = "";

    internal CustomerBillingProfileClient(ApiPipeline pipeline, string customerPath)
        : base(pipeline) => _path = $"{customerPath}/profiles/billing";

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerBillingProfileClient()
    {
    }

    /// <summary>Reads the billing profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerBillingProfile> GetAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerBillingProfile>(ApiRequest.Get(Operations.GetBillingProfile, _path), cancellationToken);

    /// <summary>Reads the billing profile, changes it and writes it. If another writer was faster, the change is applied again to what that one wrote, up to five times.</summary>
    /// <param name="change">Returns the changed profile, for example <c>profile => profile with { Email = "billing@fabrikam.com" }</c>. It can run several times. If it returns the same object, nothing is written.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerBillingProfile> UpdateAsync(Func<CustomerBillingProfile, CustomerBillingProfile> change, CancellationToken cancellationToken = default) =>
        EtagUpdate.RunAsync(() => GetAsync(cancellationToken), change, (changed, original) => PutAsync(changed, original.Attributes?.Etag, cancellationToken));

    /// <summary>Writes the billing profile if it still has the etag in its attributes.</summary>
    /// <param name="profile">The complete profile, with the attributes that were read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed. The code is <see cref="CustomaryErrorCode.StaleEtag"/> if another writer was faster.</exception>
    public virtual Task<CustomerBillingProfile> ReplaceAsync(CustomerBillingProfile profile, CancellationToken cancellationToken = default) =>
        EtagUpdate.WriteAsync(() => GetAsync(cancellationToken), Guard.NotNull(profile), original: null, () => PutAsync(profile, profile.Attributes?.Etag, cancellationToken));

    private Task<CustomerBillingProfile> PutAsync(CustomerBillingProfile profile, string? etag, CancellationToken cancellationToken) =>
        Pipeline.SendAsync<CustomerBillingProfile>(ApiRequest.Create(Operations.UpdateBillingProfile, "PUT", _path, profile, ifMatch: etag), cancellationToken);
}
