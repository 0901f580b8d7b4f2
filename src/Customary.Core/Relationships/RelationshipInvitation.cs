namespace Customary.Core.Relationships;

/// <summary>
/// The content of the URL of a relationship request: the partner that asks to be the customer's reseller, alone or as the
/// indirect reseller of a provider, with or without delegated access. Source: docs/contract.md#relationship-requests.
/// </summary>
/// <param name="Partner">The partner, or the indirect reseller.</param>
/// <param name="Provider">The indirect provider; null for a direct reseller.</param>
/// <param name="WithDelegatedAccess">Whether the request includes delegated access.</param>
internal sealed record RelationshipInvitation(Guid Partner, Guid? Provider, bool WithDelegatedAccess)
{
    /// <summary>The path of the acceptance page.</summary>
    public const string Path = "/Adminportal/Home";

    /// <summary>The <c>invType</c> of a direct reseller's request.</summary>
    internal const string Direct = "ResellerRelationship";

    /// <summary>The <c>invType</c> of an indirect reseller's request.</summary>
    internal const string Indirect = "IndirectResellerRelationship";
    private const string Fragment = "#/BillingAccounts/partner-invitation";

    /// <summary>Creates the URL of the request under the public URL of the server.</summary>
    public string ToUrl(string publicUrl) => $"{publicUrl}{Path}{ToQuery()}{Fragment}";

    /// <summary>Creates the query of the URL, with a leading question mark.</summary>
    public string ToQuery()
    {
        var access = WithDelegatedAccess ? "true" : "false";
        return Provider is { } provider
            ? $"?invType={Indirect}&partnerId={Partner}&msppId=0&indirectCSPId={provider}&DAP={access}"
            : $"?invType={Direct}&partnerId={Partner}&msppId=0&DAP={access}";
    }
}
