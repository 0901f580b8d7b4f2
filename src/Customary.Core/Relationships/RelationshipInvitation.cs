namespace Customary.Core.Relationships;

/// <summary>
/// What a relationship request's address says: which partner asks to be the customer's reseller, alone or as the
/// indirect reseller of a provider, and whether with delegated access. Source: the contract, section 14.
/// </summary>
/// <param name="Partner">The partner, or the indirect reseller.</param>
/// <param name="Provider">The indirect provider; null where there is none.</param>
/// <param name="WithDelegatedAccess">Whether delegated access is asked for too.</param>
internal sealed record RelationshipInvitation(Guid Partner, Guid? Provider, bool WithDelegatedAccess)
{
    /// <summary>Where the page is that an invitation leads to.</summary>
    public const string Path = "/Adminportal/Home";

    /// <summary>The <c>invType</c> of a direct partner's request.</summary>
    internal const string Direct = "ResellerRelationship";
    /// <summary>The <c>invType</c> of an indirect reseller's request.</summary>
    internal const string Indirect = "IndirectResellerRelationship";
    private const string Fragment = "#/BillingAccounts/partner-invitation";

    /// <summary>The address, under that of the service.</summary>
    public string ToUrl(string address)
    {
        var access = WithDelegatedAccess ? "true" : "false";
        var query = Provider is { } provider
            ? $"invType={Indirect}&partnerId={Partner}&msppId=0&indirectCSPId={provider}&DAP={access}"
            : $"invType={Direct}&partnerId={Partner}&msppId=0&DAP={access}";
        return $"{address}{Path}?{query}{Fragment}";
    }
}
