namespace Customary.Hosting.Endpoints.Customers;

/// <summary>The customer ID of a route: a GUID with dashes, in upper or lower case. Source: docs/contract.md#unknown-ids.</summary>
/// <param name="Value">The ID.</param>
internal readonly record struct CustomerId(Guid Value)
{
    // The words that paths of the API have in the place of a customer ID.
    private static readonly string[] FixedWords = ["all", "relationshiprequests", "usagerecords"];

    /// <summary>Binds the route value <c>id</c> to an endpoint parameter.</summary>
    /// <exception cref="RequestFaultException">The value is not a GUID.</exception>
    public static ValueTask<CustomerId> BindAsync(HttpContext context)
    {
        var text = (string?)context.Request.RouteValues["id"];
        return Guid.TryParseExact(text, "D", out var id)
            ? ValueTask.FromResult(new CustomerId(id))
            : throw new RequestFaultException(FixedWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? Fault.RouteNotFound() : Fault.CustomerIdNotGuid());
    }
}
