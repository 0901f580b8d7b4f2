namespace Customary.Client;

/// <summary>
/// Reads and changes the profiles of the partner. The methods that take a change read the profile, change it and write it. If
/// another writer was faster and the profile has an etag, the change is applied again, up to five times.
/// </summary>
public class PartnerProfilesClient : ResourceClient
{
    internal PartnerProfilesClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected PartnerProfilesClient()
    {
    }

    /// <summary>Reads the organization profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<OrganizationProfile> GetOrganizationAsync(CancellationToken cancellationToken = default) =>
        GetAsync<OrganizationProfile>(Operations.GetOrganizationProfile, "organization", cancellationToken);

    /// <summary>Changes the organization profile.</summary>
    /// <param name="change">Returns the changed profile. It can run several times.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<OrganizationProfile> UpdateOrganizationAsync(Func<OrganizationProfile, OrganizationProfile> change, CancellationToken cancellationToken = default) =>
        UpdateAsync(GetOrganizationAsync, change, Operations.UpdateOrganizationProfile, "organization", profile => profile.Attributes?.Etag, cancellationToken);

    /// <summary>Reads the billing profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<BillingProfile> GetBillingAsync(CancellationToken cancellationToken = default) =>
        GetAsync<BillingProfile>(Operations.GetPartnerBillingProfile, "billing", cancellationToken);

    /// <summary>Changes the billing profile.</summary>
    /// <param name="change">Returns the changed profile. It can run several times.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<BillingProfile> UpdateBillingAsync(Func<BillingProfile, BillingProfile> change, CancellationToken cancellationToken = default) =>
        UpdateAsync(GetBillingAsync, change, Operations.UpdatePartnerBillingProfile, "billing", profile => profile.Attributes?.Etag, cancellationToken);

    /// <summary>Reads the legal business profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<LegalBusinessProfile> GetLegalBusinessAsync(CancellationToken cancellationToken = default) =>
        GetAsync<LegalBusinessProfile>(Operations.GetLegalBusinessProfile, "legalbusiness", cancellationToken);

    /// <summary>Changes the legal business profile, which has no etag.</summary>
    /// <param name="change">Returns the changed profile.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<LegalBusinessProfile> UpdateLegalBusinessAsync(Func<LegalBusinessProfile, LegalBusinessProfile> change, CancellationToken cancellationToken = default) =>
        UpdateAsync(GetLegalBusinessAsync, change, Operations.UpdateLegalBusinessProfile, "legalbusiness", _ => null, cancellationToken);

    /// <summary>Reads the support profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<SupportProfile> GetSupportAsync(CancellationToken cancellationToken = default) =>
        GetAsync<SupportProfile>(Operations.GetSupportProfile, "support", cancellationToken);

    /// <summary>Changes the support profile, which has no etag.</summary>
    /// <param name="change">Returns the changed profile.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The profile as written.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<SupportProfile> UpdateSupportAsync(Func<SupportProfile, SupportProfile> change, CancellationToken cancellationToken = default) =>
        UpdateAsync(GetSupportAsync, change, Operations.UpdateSupportProfile, "support", _ => null, cancellationToken);

    /// <summary>Reads a profile of the partner network.</summary>
    /// <param name="mpnId">The ID in the partner network. Default: that of this partner.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed. The status is 404 if no partner has the ID.</exception>
    public virtual Task<MpnProfile> GetMpnAsync(string? mpnId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<MpnProfile>(ApiRequest.Get(Operations.GetMpnProfile, QueryBuilder.Build("/v1/profiles/mpn", ("mpnId", mpnId))), cancellationToken);

    private Task<T> GetAsync<T>(string operation, string profile, CancellationToken cancellationToken) =>
        Pipeline.SendAsync<T>(ApiRequest.Get(operation, $"/v1/profiles/{profile}"), cancellationToken);

    private Task<T> UpdateAsync<T>(
        Func<CancellationToken, Task<T>> readAsync, Func<T, T> change, string operation, string profile, Func<T, string?> getEtag, CancellationToken cancellationToken)
        where T : class =>
        EtagUpdate.RunAsync(
            () => readAsync(cancellationToken), change,
            (changed, original) => Pipeline.SendAsync<T>(ApiRequest.Create(operation, "PUT", $"/v1/profiles/{profile}", changed, ifMatch: getEtag(original)), cancellationToken));
}
