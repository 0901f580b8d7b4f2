namespace Customary.Hosting.Endpoints.Users;

/// <summary>A directory role's id in a path; whether there is such a role is told to those who may see the customer only.</summary>
/// <param name="Value">The id; what is not a GUID is no role's.</param>
internal readonly record struct RoleId(Guid Value)
{
    /// <summary>Reads the id for an endpoint, from the part of the path that is called <c>roleId</c>.</summary>
    public static ValueTask<RoleId> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new RoleId(Guid.TryParseExact((string?)context.Request.RouteValues["roleId"], "D", out var id) ? id : Guid.Empty));
}
