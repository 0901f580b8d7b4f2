namespace Customary.Hosting.Endpoints.Users;

/// <summary>
/// The directory role ID of a route: a GUID with dashes. An invalid ID is not a fault of binding, because only callers with access
/// to the customer can learn whether a role exists.
/// </summary>
/// <param name="Value">The ID; <see cref="Guid.Empty"/>, which no role has, if the value is not a GUID.</param>
internal readonly record struct RoleId(Guid Value)
{
    /// <summary>Binds the route value <c>roleId</c> to an endpoint parameter.</summary>
    public static ValueTask<RoleId> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new RoleId(Guid.TryParseExact((string?)context.Request.RouteValues["roleId"], "D", out var id) ? id : Guid.Empty));
}
