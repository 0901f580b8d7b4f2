namespace Customary.Hosting.Endpoints.Users;

/// <summary>The user ID of a route: a GUID with dashes, in upper or lower case.</summary>
/// <param name="Value">The ID; <see cref="Guid.Empty"/>, which no user has, if the value is not a GUID.</param>
internal readonly record struct UserId(Guid Value)
{
    /// <summary>Binds the route value <c>userId</c> to an endpoint parameter.</summary>
    public static ValueTask<UserId> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new UserId(Guid.TryParseExact((string?)context.Request.RouteValues["userId"], "D", out var id) ? id : Guid.Empty));
}
