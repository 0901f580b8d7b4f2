namespace Customary.Contracts;

/// <summary>
/// Creates the links of a customer and its profiles. The URIs have no version prefix, because clients add the prefix.
/// Source: docs/contract.md#resource-envelope and docs/contract.md#lists-and-pages.
/// </summary>
public static class CustomerLinks
{
    /// <summary>Creates the links of a customer.</summary>
    /// <param name="id">The customer ID.</param>
    public static ResourceLinks Customer(Guid id) => Self($"/customers/{id}");

    /// <summary>Creates the links of a customer's company profile.</summary>
    /// <param name="id">The customer ID.</param>
    public static ResourceLinks CompanyProfile(Guid id) => Self($"/customers/{id}/profiles/company");

    /// <summary>Creates the links of a customer's billing profile.</summary>
    /// <param name="id">The customer ID.</param>
    public static ResourceLinks BillingProfile(Guid id) => Self($"/customers/{id}/profiles/billing");

    /// <summary>Creates a link with the method <c>GET</c>.</summary>
    /// <param name="uri">The path and query without the version prefix, such as <c>/customers</c>.</param>
    /// <param name="headers">The headers that the client must send.</param>
    public static ResourceLink Get(string uri, params IReadOnlyList<ResourceLinkHeader> headers) =>
        new() { Uri = uri, Method = "GET", Headers = headers };

    private static ResourceLinks Self(string uri) => new() { Self = Get(uri) };
}
