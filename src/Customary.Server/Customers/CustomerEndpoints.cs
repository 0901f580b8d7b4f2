using Customary.Resources;
using Customary.Server.Audit;
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
        HttpRequest request, Caller caller, CustomerPages pages, CustomerCollection collection, ServerKey key, CancellationToken stop)
    {
        var token = request.Headers[TokenHeader];
        var query = CustomerQuery.Read(request.Query, token, caller.Partner, key);
        if (query.Fault is { } fault) return fault.ToAnswer();
        var page = await pages.FindAsync(caller, query.Value, stop);
        return page.ToAnswer(found => Answers.Rented(collection.Render(caller, found, query.Value, request.Query, token)));
    }

    private static async Task<IResult> Create(
        Author author, Sent<Customer> sent, Tracking tracking, CustomerDirectory customers, HttpResponse response, CancellationToken stop)
    {
        var outcome = await customers.CreateAsync(author, sent.Value, tracking.IdempotencyId, stop);
        return outcome.ToAnswer(created =>
        {
            response.Headers.Location = $"/v1/customers/{created.Id}";
            return Answers.Value(created, WireJson.Wire.Customer, StatusCodes.Status201Created);
        });
    }

    // The one that is asked most: it is answered at once, and needs no task.
    private static async ValueTask<IResult> Get(CustomerId customer, Caller caller, CustomerDirectory customers, CancellationToken stop) =>
        (await customers.RentAsync(caller, customer.Value, stop)).ToAnswer(Answers.Rented);

    private static async Task<IResult> Update(
        CustomerId customer, Author author, Sent<Customer> sent, CustomerDirectory customers, CancellationToken stop) =>
        (await customers.ChangeAsync(author, customer.Value, sent.Value, stop)).ToAnswer(Answers.Document);

    private static async Task<IResult> Delete(CustomerId customer, Author author, CustomerDirectory customers, CancellationToken stop) =>
        await customers.DeleteAsync(author, customer.Value, stop) is { } fault
            ? fault.ToAnswer()
            : Answers.Empty(StatusCodes.Status204NoContent);
}
