using Customary.Portal.Auditing;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>The history of a customer: its records in the audit log of the partner. Source: docs/portal.md#customers.</summary>
internal static class CustomerHistoryEndpoints
{
    public static void MapCustomerHistory(this IEndpointRouteBuilder portal) => portal.MapGet("/customers/{id:guid}/history", ShowAsync).WithName("ShowPortalCustomerHistory");

    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, PortalSession session, CustomerService customers, AuditService audit, ServerKey key, Cloud cloud, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } fault) return ErrorModel.Show(fault);
        var page = await cloud.RunIfAvailableAsync("ListAuditRecords", () => AuditPageReader.ReadAsync(
            audit, session, context.Request.Query, new(Customer: id), key, CustomerPaths.Part(customer.Value.Id, "history"), cancellationToken));
        return page.Fault is { } refused ? ErrorModel.Show(refused) : Page.Show<CustomerHistoryPage, CustomerHistoryModel>(new(customer.Value, page.Value));
    }
}

/// <summary>The history of a customer.</summary>
internal sealed record CustomerHistoryModel(Customer Customer, AuditLogPage Log);
