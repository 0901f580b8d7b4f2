using System.Buffers;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>The list of customers. Source: docs/portal.md#customers.</summary>
internal static class CustomerListEndpoints
{
    public static void MapCustomerList(this IEndpointRouteBuilder portal) => portal.MapGet("/customers", ListAsync).WithName("ShowPortalCustomers");

    private static async Task<IResult> ListAsync(HttpContext context, PortalSession session, CustomerPager pager, PartnerRegistry partners, ServerKey key, CancellationToken cancellationToken)
    {
        var search = CustomerSearch.Read(context.Request.Query);
        var partner = session.Caller.Partner;
        var token = search.Token is { } text ? ContinuationToken.Read(text, partner, key) : null;

        // A token of another session, of another search or of an old server key leads to the first page.
        if (search.Token is not null && (token is null || !token.Filter.IsSame(search.Filter))) return Page.Redirect(CustomerSearch.Path);
        var position = PagePosition<CustomerCursor>.Find(search.Seek, token?.First, token?.Last);
        var page = await pager.FindAsync(session.Caller, new(search.Filter, CustomerSearch.PageSize, position), cancellationToken);
        if (page.Fault is { } fault) return token is not null ? Page.Redirect(CustomerSearch.Path) : ErrorModel.Show(fault);
        var (previous, next) = GetPaths(search, page.Value, partner, key);
        return Page.Show<CustomerListPage, CustomerListModel>(new(
            search.Text, search.Field, search.Reseller, await partners.ListResellersAsync(session.Caller, cancellationToken), Read(page.Value.Items), previous, next, context.Request.Query["done"].ToString()));
    }

    private static (string? Previous, string? Next) GetPaths(CustomerSearch search, CustomerPage page, Guid partner, ServerKey key)
    {
        if (!page.HasPrevious && !page.HasNext) return (null, null);
        var token = new ContinuationToken(search.Filter, CustomerSearch.PageSize, page.First!, page.Last!).Write(partner, key);
        return (page.HasPrevious ? search.GetPath(token, SeekOperation.Previous) : null, page.HasNext ? search.GetPath(token, SeekOperation.Next) : null);
    }

    // The operation returns the items as the API writes them.
    internal static List<Customer> Read(CustomerItemsBuffer items)
    {
        var json = new ArrayBufferWriter<byte>(items.Length + items.Count + 2);
        json.Write("["u8);
        items.WriteTo(json);
        json.Write("]"u8);
        var reader = new Utf8JsonReader(json.WrittenSpan);
        var customers = new List<Customer>(items.Count);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) customers.Add(JsonSerializer.Deserialize(ref reader, ContractsJsonContext.Api.Customer)!);
        return customers;
    }
}
