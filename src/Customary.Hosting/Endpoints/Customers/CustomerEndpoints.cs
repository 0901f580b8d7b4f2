using Customary.Hosting.Authentication;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>
/// The customer operations. Sources: "Get a list of customers", "Create a customer", "Get a customer by ID", "Remove a
/// reseller relationship with a customer", "Delete a customer account from the integration sandbox".
/// </summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/customers", List).WithName("ListCustomers").Describe(CustomerDescriptions.List);
        routes.MapPost("/v1/customers", Create).WithName("CreateCustomer").Describe(CustomerDescriptions.Create);
        routes.MapGet("/v1/customers/{id}", Get).WithName("GetCustomer").Describe(CustomerDescriptions.Get);
        routes.MapPatch("/v1/customers/{id}", Update).WithName("UpdateCustomer").Describe(CustomerDescriptions.Update).WithMetadata(RequireUserMetadata.Instance);
        routes.MapDelete("/v1/customers/{id}", Delete).WithName("DeleteCustomer").Describe(CustomerDescriptions.Delete);
    }

    private static async Task<IResult> List(
        HttpRequest request, RequestCaller caller, CustomerPager pager, CustomerCollectionWriter writer, ServerKey key, CancellationToken cancellationToken)
    {
        var query = CustomerQueryReader.Read(request, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToHttpResult();
        var page = await pager.FindAsync(caller.Value, query.Value, CustomerItemsBuffer.ForPage(query.Value.Size), cancellationToken);
        return page.ToHttpResult(customers => ApiResults.PooledJson(writer.Write(caller.Value, customers, query.Value, request)));
    }

    private static async Task<IResult> Create(
        RequestActor actor, JsonBody<Customer> body, RequestIds ids, CustomerService customers, HttpResponse response, CancellationToken cancellationToken)
    {
        var outcome = await customers.CreateAsync(actor.Value, body.Value, ids.IdempotencyId, cancellationToken);
        return outcome.ToHttpResult(created =>
        {
            response.Headers.Location = $"/v1/customers/{created.Id}";
            return ApiResults.Json(created, ContractsJsonContext.Api.Customer, StatusCodes.Status201Created);
        });
    }

    // The most frequent operation. It usually completes synchronously, so a ValueTask saves an allocation.
    private static async ValueTask<IResult> Get(CustomerId customer, RequestCaller caller, CustomerService customers, CancellationToken cancellationToken) =>
        (await customers.FindPooledAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ApiResults.PooledJson);

    private static async Task<IResult> Update(
        CustomerId customer, RequestActor actor, JsonBody<Customer> body, CustomerService customers, CancellationToken cancellationToken) =>
        (await customers.UpdateAsync(actor.Value, customer.Value, body.Value, cancellationToken)).ToHttpResult(ApiResults.RawJson);

    private static async Task<IResult> Delete(CustomerId customer, RequestActor actor, CustomerService customers, CancellationToken cancellationToken) =>
        EndpointResults.NoContent(await customers.DeleteAsync(actor.Value, customer.Value, cancellationToken));
}
