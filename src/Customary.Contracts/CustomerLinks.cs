namespace Customary.Contracts;

/// <summary>
/// The links of a customer and its profiles, without the version prefix: the one form that every known client
/// follows. Source: the contract, sections 2.3 and 5.2.
/// </summary>
public static class CustomerLinks
{
    /// <summary>The link of a customer.</summary>
    public static ResourceLinks Customer(Guid id) => Self($"/customers/{id}");

    /// <summary>The link of a customer's company profile.</summary>
    public static ResourceLinks CompanyProfile(Guid id) => Self($"/customers/{id}/profiles/company");

    /// <summary>The link of a customer's billing profile.</summary>
    public static ResourceLinks BillingProfile(Guid id) => Self($"/customers/{id}/profiles/billing");

    /// <summary>A link that is followed with GET.</summary>
    /// <param name="uri">The address without the version prefix, such as <c>/customers</c>.</param>
    /// <param name="headers">Headers to send along.</param>
    public static ResourceLink Get(string uri, params IReadOnlyList<ResourceLinkHeader> headers) =>
        new() { Uri = uri, Method = "GET", Headers = headers };

    private static ResourceLinks Self(string uri) => new() { Self = Get(uri) };
}
