using Customary.Resources;

namespace Customary.Server.Customers;

/// <summary>
/// The links of a customer and its profiles, without the version prefix: the one form that every known client
/// follows. Source: the contract, sections 2.3 and 5.2.
/// </summary>
internal static class CustomerLinks
{
    public static ResourceLinks Customer(Guid id) => Self($"/customers/{id}");

    public static ResourceLinks CompanyProfile(Guid id) => Self($"/customers/{id}/profiles/company");

    public static ResourceLinks BillingProfile(Guid id) => Self($"/customers/{id}/profiles/billing");

    public static ResourceLink Get(string uri, params IReadOnlyList<ResourceLinkHeader> headers) =>
        new() { Uri = uri, Method = "GET", Headers = headers };

    private static ResourceLinks Self(string uri) => new() { Self = Get(uri) };
}
