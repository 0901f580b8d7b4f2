namespace Customary.Hosting.Endpoints.Users;

/// <summary>A user's id in a path: a GUID with its dashes, in either case; anything else is nobody's.</summary>
/// <param name="Value">The id; what is not a GUID is no user's.</param>
internal readonly record struct UserId(Guid Value)
{
    /// <summary>Reads the id for an endpoint, from the part of the path that is called <c>userId</c>.</summary>
    public static ValueTask<UserId> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new UserId(Guid.TryParseExact((string?)context.Request.RouteValues["userId"], "D", out var id) ? id : Guid.Empty));
}
