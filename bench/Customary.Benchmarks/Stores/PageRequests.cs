using System.Text;
using Customary.Benchmarks.Measuring;
using Customary.Core.Customers;
using Customary.Core.Security;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// Requests for a page (of 40 unless another size is given) after a random customer of its tenant, sorted by ID. The tokens are signed here with the server's key, because over
/// HTTP a client reaches the middle of a list only page by page.
/// </summary>
internal class PageRequests(int customers, IReadOnlyList<string> tokens, int size = PageRequests.DefaultSize, int? tenantCount = null) : VariedRequests
{
    private const int DefaultSize = 40;
    private static readonly ServerKey Key = new(Encoding.UTF8.GetBytes(RunningService.Secret));

    protected override string Create(Random random)
    {
        // Not near the end, so that every page is full and has a next page.
        var tenants = tenantCount ?? NumberedCustomer.CountTenants(customers);
        var number = random.Next(1, customers - (2 * size * tenants));
        var token = tokens[(number % tenants) + (tenants * random.Next(tokens.Count / tenants))];
        var place = new Customary.Storage.Customers.CustomerCursor(null, NumberedCustomer.Id(number));
        var page = new ContinuationToken(CustomerFilter.None, size, place, place).Write(NumberedCustomer.Partner(number % tenants), Key);
        return Create(token, page);
    }

    /// <summary>Creates the request.</summary>
    /// <param name="token">The access token.</param>
    /// <param name="page">The continuation token.</param>
    protected virtual string Create(string token, string page) =>
        $"GET /v1/customers?size={size}&seekOperation=Next HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\nMS-ContinuationToken: {page}\r\n\r\n";
}
