using Customary.Server.Faults;
using Customary.Server.Http;

namespace Customary.Server.Users;

/// <summary>A directory role's id in a path: one of those that there are.</summary>
/// <param name="Value">The id.</param>
internal readonly record struct RoleId(Guid Value)
{
    /// <summary>Reads the id for an endpoint, from the part of the path that is called <c>roleId</c>.</summary>
    /// <exception cref="RequestFaultException">There is no such role.</exception>
    public static ValueTask<RoleId> BindAsync(HttpContext context) =>
        Guid.TryParseExact((string?)context.Request.RouteValues["roleId"], "D", out var id) && DirectoryRoles.All.Any(role => role.Id == id)
            ? ValueTask.FromResult(new RoleId(id))
            : throw new RequestFaultException(Fault.RoleNotFound());
}
