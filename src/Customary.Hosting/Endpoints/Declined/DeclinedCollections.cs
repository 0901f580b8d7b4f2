namespace Customary.Hosting.Endpoints.Declined;

/// <summary>
/// The lists of resources that this server does not serve, at the paths of the .NET SDK. Lists below such a resource are missing:
/// without the resource, there is no list. Source: docs/contract.md#operations-that-are-not-served.
/// </summary>
internal static class DeclinedCollections
{
    private const string Customer = "/v1/customers/{id}";

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<DeclinedCollection> All { get; } =
    [
        new("ListCarts", $"{Customer}/carts", "carts"),
        new("ListOrders", $"{Customer}/orders", "orders"),
        new("ListSubscriptions", $"{Customer}/subscriptions", "subscriptions"),
        new("ListInvoices", "/v1/invoices", "invoices"),
        new("ListInvoiceSummaries", "/v1/invoices/summaries", "invoices"),
        new("ListDeviceBatches", $"{Customer}/deviceBatches", "devices"),
        new("ListDevicePolicies", $"{Customer}/policies", "devices"),
        new("ListOffers", "/v1/offers", "offers"),
        new("ListOfferCategories", "/v1/offercategories", "offers"),
        new("ListCustomerOffers", $"{Customer}/offers", "offers"),
        new("ListCustomerOfferCategories", $"{Customer}/offercategories", "offers"),
        new("ListProducts", "/v1/products", "products"),
        new("ListProductPromotions", "/v1/productpromotions", "products"),
        new("ListCustomerProducts", $"{Customer}/products", "products"),
        new("ListLicenseDeployment", "/v1/analytics/licenses/deployment", "analytics"),
        new("ListLicenseUsage", "/v1/analytics/licenses/usage", "analytics"),
        new("ListCustomerLicenseDeployment", $"{Customer}/analytics/licenses/deployment", "analytics"),
        new("ListCustomerLicenseUsage", $"{Customer}/analytics/licenses/usage", "analytics"),
        new("ListServiceRequests", "/v1/servicerequests", "service requests"),
        new("ListSupportTopics", "/v1/servicerequests/supporttopics", "service requests"),
        new("ListCustomerServiceRequests", $"{Customer}/servicerequests", "service requests"),
        new("ListUsageRecords", "/v1/customers/usagerecords", "usage"),
        new("ListSubscriptionUsageRecords", $"{Customer}/subscriptions/usagerecords", "usage"),
        new("ListServiceCosts", $"{Customer}/servicecosts/{{period}}/lineitems", "service costs"),
        new("ListSubscribedSkus", $"{Customer}/subscribedskus", "subscribed SKUs") { RequiresUser = true },
        new("ListUserLicenses", $"{Customer}/users/{{userId}}/licenses", "user licenses") { RequiresUser = true },
    ];

    /// <summary>The collections as a Markdown table, for <c>docs/contract.md</c>.</summary>
    public static string Write() =>
        $"| resources | lists |\n|---|---|\n{string.Concat(All.GroupBy(one => one.Resources).Select(group => $"| {group.Key} | {string.Join(", ", group.Select(one => $"`{one.Route}`"))} |\n"))}";
}
