namespace Customary.Hosting.Endpoints.Customers;

/// <summary>The customer ID of a route: a GUID with dashes, in upper or lower case. Source: docs/contract.md#unknown-ids.</summary>
/// <param name="Value">The ID.</param>
internal readonly record struct CustomerId(Guid Value)
{
    /// <summary>Binds the route value <c>id</c> to an endpoint parameter.</summary>
    /// <exception cref="RequestFaultException">The value is not a GUID.</exception>
    public static ValueTask<CustomerId> BindAsync(HttpContext context) =>
        Guid.TryParseExact((string?)context.Request.RouteValues["id"], "D", out var id)
            ? ValueTask.FromResult(new CustomerId(id))
            : throw new RequestFaultException(Fault.CustomerIdNotGuid());
}
