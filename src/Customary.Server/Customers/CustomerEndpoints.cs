using Customary.Resources;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;
using Customary.Server.Secrets;

namespace Customary.Server.Customers;

/// <summary>
/// Customers over HTTP. Sources: "Get a list of customers", "Create a customer", "Get a customer by ID", "Remove a
/// reseller relationship with a customer", "Delete a customer account from the integration sandbox".
/// </summary>
internal static class CustomerEndpoints
{
    private const string TokenHeader = "MS-ContinuationToken";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/customers", List).WithName("ListCustomers").Describe(CustomerDescriptions.List);
        routes.MapPost("/v1/customers", Create).WithName("CreateCustomer").Describe(CustomerDescriptions.Create);
        routes.MapGet("/v1/customers/{id}", Get).WithName("GetCustomer").Describe(CustomerDescriptions.Get);
        routes.MapPatch("/v1/customers/{id}", Update).WithName("UpdateCustomer").Describe(CustomerDescriptions.Update).WithMetadata(UserOnlyMetadata.Instance);
        routes.MapDelete("/v1/customers/{id}", Delete).WithName("DeleteCustomer").Describe(CustomerDescriptions.Delete);
    }

    private static async Task<IResult> List(
        HttpRequest request, RequestCaller caller, CustomerPages pages, CustomerCollection collection, ServerKey key, CancellationToken stop)
    {
        var token = request.Headers[TokenHeader];
        var query = CustomerQueryReader.Read(request.Query, token, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToAnswer();
        var page = await pages.FindAsync(caller.Value, query.Value, stop);
        return page.ToAnswer(found => Answers.Rented(collection.Render(caller.Value, found, query.Value, request.Query, token)));
    }

    private static async Task<IResult> Create(
        RequestActor author, Sent<Customer> sent, Tracking tracking, CustomerDirectory customers, HttpResponse response, CancellationToken stop)
    {
        var outcome = await customers.CreateAsync(author.Value, sent.Value, tracking.IdempotencyId, stop);
        return outcome.ToAnswer(created =>
        {
            response.Headers.Location = $"/v1/customers/{created.Id}";
            return Answers.Value(created, WireJson.Wire.Customer, StatusCodes.Status201Created);
        });
    }

    // The one that is asked most: it is answered at once, and needs no task.
    private static async ValueTask<IResult> Get(CustomerId customer, RequestCaller caller, CustomerDirectory customers, CancellationToken stop) =>
        (await customers.RentAsync(caller.Value, customer.Value, stop)).ToAnswer(Answers.Rented);

    private static async Task<IResult> Update(
        CustomerId customer, RequestActor author, Sent<Customer> sent, CustomerDirectory customers, CancellationToken stop) =>
        (await customers.ChangeAsync(author.Value, customer.Value, sent.Value, stop)).ToAnswer(Answers.Document);

    private static async Task<IResult> Delete(CustomerId customer, RequestActor author, CustomerDirectory customers, CancellationToken stop) =>
        await customers.DeleteAsync(author.Value, customer.Value, stop) is { } fault
            ? fault.ToAnswer()
            : Answers.Empty(StatusCodes.Status204NoContent);
}
