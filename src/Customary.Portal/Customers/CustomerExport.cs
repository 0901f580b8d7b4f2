using System.Runtime.CompilerServices;
using Customary.Portal.Exports;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>The list of customers as a CSV file, with the filter of the list. Source: docs/portal.md#export.</summary>
internal static class CustomerExport
{
    public static void MapCustomerExport(this IEndpointRouteBuilder portal) => portal.MapGet("/customers.csv", ExportAsync).WithName("ExportPortalCustomers");

    private static async Task<IResult> ExportAsync(HttpContext context, PortalSession session, CustomerPager pager, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = CustomerSearch.Read(context.Request.Query).Filter;

        // A filter that the cloud does not have is an error page and not an empty file.
        var first = await FindAsync(pager, session.Caller, filter, last: null, cancellationToken);
        if (first.Fault is { } fault) return ErrorModel.Show(fault);
        return new CsvResult(
            "customers", clock.GetUtcNow(), [Texts.CustomersName, Texts.CustomersDomain, Texts.CustomersId],
            cancellationToken => ReadAsync(pager, session.Caller, filter, first.Value, cancellationToken));
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(
        CustomerPager pager, Caller caller, CustomerFilter filter, CustomerPage<ListedCustomers> first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = first; ;)
        {
            foreach (var customer in page.Items.All) yield return [customer.Name, customer.Domain, customer.Id];
            if (!page.HasNext) yield break;
            var next = await FindAsync(pager, caller, filter, page.Last, cancellationToken);

            // The customers after the last one were removed while the file was written: none is left.
            if (next.Fault is not null) yield break;
            page = next.Value;
        }
    }

    private static Task<Outcome<CustomerPage<ListedCustomers>>> FindAsync(CustomerPager pager, Caller caller, CustomerFilter filter, CustomerCursor? last, CancellationToken cancellationToken) =>
        pager.FindAsync(caller, new(filter, CsvResult.PageSize, PagePosition<CustomerCursor>.Find(SeekOperation.Next, null, last)), new ListedCustomers(CsvResult.PageSize), cancellationToken);
}
