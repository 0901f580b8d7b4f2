using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Endpoints.Users;

namespace Customary.Hosting.Endpoints.Declined;

/// <summary>
/// Answers the lists of resources that this server does not serve: with an empty collection, so that clients that read them on the
/// way to a served operation continue, or with 404/1000. All other requests to their paths are 404/1000.
/// </summary>
internal static class DeclinedEndpoints
{
    private static readonly PathString Version = "/v1";

    /// <summary>Maps the routes for all methods, so that a method is never refused as if another one were served.</summary>
    public static void MapDeclined(this IEndpointRouteBuilder routes)
    {
        foreach (var collection in DeclinedCollections.All)
            routes.Map(collection.Route, context => AnswerAsync(context, collection)).WithName(collection.Operation).WithMetadata(DeclinedRouteMetadata.Instance);
    }

    private static async Task AnswerAsync(HttpContext context, DeclinedCollection collection)
    {
        var fault = HttpMethods.IsGet(context.Request.Method) ? await FindFaultAsync(context, collection) : Fault.NotServed(collection.Resources);
        var result = fault?.ToHttpResult() ?? Empty(context.Request);
        await result.ExecuteAsync(context);
    }

    private static async ValueTask<Fault?> FindFaultAsync(HttpContext context, DeclinedCollection collection)
    {
        var (services, stop) = (context.RequestServices, context.RequestAborted);
        if (!services.GetRequiredService<DeclinedOptions>().AnswersEmpty) return Fault.ListNotServed(collection.Resources);
        var caller = context.Features.GetRequiredFeature<Caller>();
        if (collection.RequiresUser && services.GetRequiredService<UserTokenPolicy>().RequireUser(caller, collection.Operation) is { } refused) return refused;
        if (!context.Request.RouteValues.ContainsKey("id")) return null;

        // The caller learns nothing about a customer or user that it has no access to.
        var customer = (await CustomerId.BindAsync(context)).Value;
        if (!context.Request.RouteValues.ContainsKey("userId")) return (await services.GetRequiredService<CustomerService>().FindAsync(caller, customer, stop)).Fault;
        var user = (await UserId.BindAsync(context)).Value;
        return (await services.GetRequiredService<UserService>().FindAsync(caller, customer, user, stop)).Fault;
    }

    // All these collections have the same shape, and the type of their items does not show in an empty one.
    private static IResult Empty(HttpRequest request)
    {
        request.Path.StartsWithSegments(Version, StringComparison.OrdinalIgnoreCase, out var path);
        var self = CustomerLinks.Get($"{path}{request.QueryString}");
        return ApiResults.Json(ResourceCollections.Create<Customer>([], new() { Self = self }), ContractsJsonContext.Api.CustomerCollection);
    }
}
