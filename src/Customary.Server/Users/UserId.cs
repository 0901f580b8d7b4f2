using Customary.Server.Faults;
using Customary.Server.Http;

namespace Customary.Server.Users;

/// <summary>A user's id in a path: a GUID with its dashes, in either case; anything else is nobody's.</summary>
/// <param name="Value">The id.</param>
internal readonly record struct UserId(Guid Value)
{
    /// <summary>Reads the id for an endpoint, from the part of the path that is called <c>userId</c>.</summary>
    /// <exception cref="RequestFaultException">It is not a GUID.</exception>
    public static ValueTask<UserId> BindAsync(HttpContext context) =>
        Guid.TryParseExact((string?)context.Request.RouteValues["userId"], "D", out var id)
            ? ValueTask.FromResult(new UserId(id))
            : throw new RequestFaultException(Fault.UserNotFound());
}
