using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests of one partner that has all customers of a database: in the portal with a session, or to the API with a token.</summary>
/// <param name="create">Creates a request.</param>
internal sealed class PartnerRequests(Func<Random, string> create) : VariedRequests
{
    /// <summary>The first page of the list in the portal.</summary>
    public static PartnerRequests FirstPage(string session) => new(_ => PortalPageRequests.Create(session, new("/portal/customers", UriKind.Relative)));

    /// <summary>The overview of the portal.</summary>
    public static PartnerRequests Overview(string session) => new(_ => PortalPageRequests.Create(session, new("/portal", UriKind.Relative)));

    /// <summary>The first page of the list in the portal for the beginning of a random customer's name.</summary>
    public static PartnerRequests Search(string session, int customers) =>
        new(random => PortalPageRequests.Create(session, new($"/portal/customers?search={Uri.EscapeDataString(Prefix(random, customers))}&field=name", UriKind.Relative)));

    /// <summary>The same page of the API as <see cref="FirstPage"/>.</summary>
    public static PartnerRequests ApiFirstPage(string token) => new(_ => ApiRequest(token, ""));

    /// <summary>The same page of the API as <see cref="Search"/>.</summary>
    public static PartnerRequests ApiSearch(string token, int customers) =>
        new(random => ApiRequest(token, $"&filter={Uri.EscapeDataString($$"""{"Field":"CompanyName","Value":"{{Prefix(random, customers)}}","Operator":"starts_with"}""")}"));

    protected override string Create(Random random) => create(random);

    private static string Prefix(Random random, int customers) => NumberedCustomer.NamePrefix(random.Next(customers), customers, tenants: 1);

    private static string ApiRequest(string token, string query) =>
        $"GET /v1/customers?size={PortalPageRequests.PageSize}{query} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n";
}
