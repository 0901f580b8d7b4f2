using System.Text;
using Customary.Benchmarks.Measuring;
using Customary.Core.Customers;
using Customary.Core.Security;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// Requests for a page of 40 in the order of ids that begins behind a customer chosen at random. The tokens are made with the
/// server's key: over the wire one comes to the middle of a list only by walking there.
/// </summary>
internal sealed class PageRequests(int customers, string token) : VariedRequests
{
    private const int PageSize = 40;
    private static readonly ServerKey Key = new(Encoding.UTF8.GetBytes(RunningService.Secret));

    protected override string Make(Random random)
    {
        // Not among the last, so that every page is full and has a next one.
        var number = random.Next(1, customers - (2 * PageSize));
        var place = new Customary.Storage.Customers.CustomerCursor(null, NumberedCustomer.Id(number));
        var page = new ContinuationToken(CustomerFilter.None, PageSize, place, place).Write(NumberedCustomer.Partner, Key);
        return $"GET /v1/customers?size={PageSize}&seekOperation=Next HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\nMS-ContinuationToken: {page}\r\n\r\n";
    }
}
