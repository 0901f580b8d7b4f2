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
        var page = await pager.FindAsync(session.Caller, new(search.Filter, CustomerSearch.PageSize, position), new ListedCustomers(CustomerSearch.PageSize), cancellationToken);
        if (page.Fault is { } fault) return token is not null ? Page.Redirect(CustomerSearch.Path) : ErrorModel.Show(fault);
        var (previous, next) = GetPaths(search, page.Value, partner, key);
        return Page.Show<CustomerListPage, CustomerListModel>(new(
            search.Text, search.Field, search.Reseller, await partners.ListResellersAsync(session.Caller, cancellationToken), page.Value.Items.All, previous, next, context.Request.Query["done"].ToString()));
    }

    private static (string? Previous, string? Next) GetPaths(CustomerSearch search, CustomerPage<ListedCustomers> page, Guid partner, ServerKey key)
    {
        if (!page.HasPrevious && !page.HasNext) return (null, null);
        var token = new ContinuationToken(search.Filter, CustomerSearch.PageSize, page.First!, page.Last!).Write(partner, key);
        return (page.HasPrevious ? search.GetPath(token, SeekOperation.Previous) : null, page.HasNext ? search.GetPath(token, SeekOperation.Next) : null);
    }
}
