using System.Runtime.CompilerServices;
using Customary.Portal.Exports;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>The list of customers as a CSV file, with the filter of the list. Source: docs/portal.md#export.</summary>
internal static class CustomerExport
{
    public static void MapCustomerExport(this IEndpointRouteBuilder portal) => portal.MapGet("/customers.csv", Export).WithName("ExportPortalCustomers");

    private static CsvResult Export(HttpContext context, PortalSession session, CustomerPager pager, TimeProvider clock)
    {
        var search = CustomerSearch.Read(context.Request.Query);
        return new CsvResult(
            "customers", clock.GetUtcNow(), [Texts.CustomersName, Texts.CustomersDomain, Texts.CustomersId],
            cancellationToken => ReadAsync(pager, session.Caller, search.Filter, cancellationToken));
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(CustomerPager pager, Caller caller, CustomerFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CustomerCursor? last = null;
        while (true)
        {
            var page = await pager.FindAsync(caller, new(filter, CsvResult.PageSize, PagePosition<CustomerCursor>.Find(SeekOperation.Next, null, last)), cancellationToken);

            // The customers after the last one were removed while the file was written: none is left.
            if (page.Fault is not null) yield break;
            foreach (var customer in CustomerListEndpoints.Read(page.Value.Items)) yield return [customer.CompanyProfile!.CompanyName, customer.CompanyProfile.Domain, customer.Id];
            if (!page.Value.HasNext) yield break;
            last = page.Value.Last;
        }
    }
}
