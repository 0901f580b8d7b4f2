using Customary.Core.Errors;
using Customary.Hosting.Http;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>A customer's id in a path: a GUID with its dashes, in either case (decision 5).</summary>
/// <param name="Value">The id.</param>
internal readonly record struct CustomerId(Guid Value)
{
    /// <summary>Reads the id for an endpoint, from the part of the path that is called <c>id</c>.</summary>
    /// <exception cref="RequestFaultException">It is not a GUID.</exception>
    public static ValueTask<CustomerId> BindAsync(HttpContext context) =>
        Guid.TryParseExact((string?)context.Request.RouteValues["id"], "D", out var id)
            ? ValueTask.FromResult(new CustomerId(id))
            : throw new RequestFaultException(Fault.CustomerIdNotGuid());
}
