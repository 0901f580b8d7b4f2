using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>Ends delegated access or a relationship, and deletes a customer, after the person has typed the domain. Source: docs/portal.md#ending-and-deleting.</summary>
internal static class CustomerEndingEndpoints
{
    /// <summary>The name of the field with the domain.</summary>
    public const string DomainField = "domain";

    public static void MapCustomerEndings(this IEndpointRouteBuilder portal)
    {
        portal.Map(CustomerEnding.Access, "ShowPortalAccessRemoval", "RemovePortalAccess");
        portal.Map(CustomerEnding.Relationship, "ShowPortalRelationshipRemoval", "RemovePortalRelationship");
        portal.Map(CustomerEnding.Delete, "ShowPortalCustomerDeletion", "DeletePortalCustomer");
    }

    private static void Map(this IEndpointRouteBuilder portal, string ending, string show, string end)
    {
        var path = $"/customers/{{id:guid}}/{ending}";
        portal.MapGet(path, (Guid id, PortalSession session, CustomerService customers, CancellationToken cancellationToken) => ShowAsync(ending, id, session, customers, cancellationToken)).WithName(show);
        portal.MapPost(path, (Guid id, HttpContext context, PortalSession session, CustomerService customers, IPortalServer server, Cloud cloud, CancellationToken cancellationToken) =>
            EndAsync(ending, id, context, session, customers, server, cloud, cancellationToken)).WithName(end);
    }

    private static async Task<IResult> ShowAsync(string ending, Guid id, PortalSession session, CustomerService customers, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        return customer.Fault is { } fault ? ErrorModel.Show(fault) : Show(ending, customer.Value, FormInput.Create(new Dictionary<string, string>()), StatusCodes.Status200OK);
    }

    private static async Task<IResult> EndAsync(
        string ending, Guid id, HttpContext context, PortalSession session, CustomerService customers, IPortalServer server, Cloud cloud, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } unknown) return ErrorModel.Show(unknown);
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        var domain = customer.Value.CompanyProfile!.Domain!;
        if (!input.HasErrors && !input[DomainField].Trim().Equals(domain, StringComparison.OrdinalIgnoreCase))
            input = input.WithError(DomainField, string.Format(CultureInfo.CurrentCulture, Texts.EndingWrongDomain, domain));
        if (input.HasErrors) return Show(ending, customer.Value, input, StatusCodes.Status400BadRequest);
        var operation = ending == CustomerEnding.Delete ? "DeleteCustomer" : "UpdateCustomer";
        var actor = new AuditActor(session.Caller, Application: null, server.GetCorrelationId(context));
        var fault = !CloudOperations.Has(cloud, operation) ? Fault.NotSupportedInCloud(operation, cloud.Name) : await RunAsync(ending, actor, id, customers, cancellationToken);
        if (fault is not null) return Show(ending, customer.Value, input.WithErrors(fault, [DomainField]), fault.Status);
        return Page.Redirect(ending == CustomerEnding.Access
            ? $"{CustomerPaths.Details(customer.Value.Id)}?done={ending}"
            : $"{CustomerSearch.Path}?done={ending}");
    }

    private static async Task<Fault?> RunAsync(string ending, AuditActor actor, Guid id, CustomerService customers, CancellationToken cancellationToken) => ending switch
    {
        CustomerEnding.Access => (await customers.UpdateAsync(actor, id, new() { AllowDelegatedAccess = false }, cancellationToken)).Fault,
        CustomerEnding.Relationship => (await customers.UpdateAsync(actor, id, new() { RelationshipToPartner = RelationshipToPartner.None }, cancellationToken)).Fault,
        _ => await customers.DeleteAsync(actor, id, cancellationToken),
    };

    private static IResult Show(string ending, Customer customer, FormInput input, int status) => Page.Show<CustomerEndingPage, CustomerEndingModel>(new(ending, customer, input), status);
}

/// <summary>The page that asks for a confirmation.</summary>
/// <param name="Ending">A value of <see cref="CustomerEnding"/>.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Input">What was typed.</param>
internal sealed record CustomerEndingModel(string Ending, Customer Customer, FormInput Input);
