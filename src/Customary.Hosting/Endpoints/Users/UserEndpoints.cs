using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>
/// The user operations. Sources: "Get a list of all user accounts for a customer", "Create user accounts for
/// a customer", "Get a user account by ID", "Update user accounts for a customer", "Delete a user account", "View
/// deleted users", "Restore a deleted user", "Reset user password for a customer".
/// </summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/customers/{id}/users").WithMetadata(RequireUserMetadata.Instance);
        users.MapGet("", List).WithName("ListUsers").Describe(UserDescriptions.List);
        users.MapPost("", Create).WithName("CreateUser").Describe(UserDescriptions.Create);
        users.MapGet("/{userId}", Get).WithName("GetUser").Describe(UserDescriptions.Get);
        users.MapPatch("/{userId}", Update).WithName("UpdateUser").Describe(UserDescriptions.Update);
        users.MapDelete("/{userId}", Delete).WithName("DeleteUser").Describe(UserDescriptions.Delete);
        users.MapPatch("/{userId}/resetpassword", ResetPassword).WithName("ResetUserPassword").Describe(UserDescriptions.ResetPassword);
    }

    private static async Task<IResult> List(CustomerId customer, HttpRequest request, RequestCaller caller, UserService service, ServerKey key, CancellationToken cancellationToken)
    {
        var read = UserQueryReader.Read(request, customer.Value, caller.Value.Partner, key);
        if (read.Fault is { } fault) return fault.ToHttpResult();
        var (query, position) = read.Value;
        var page = await service.ListAsync(caller.Value, customer.Value, query, position, cancellationToken);
        return page.ToHttpResult(users => ApiResults.Json(
            ResourceCollections.Create(
                users, $"/customers/{customer.Value}/users", request, UserQueryReader.LinkParameters,
                (first, last) => UserQueryReader.WriteToken(query, first, last, customer.Value, caller.Value.Partner, key)),
            ContractsJsonContext.Api.UserCollection));
    }

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor actor, JsonBody<CustomerUser> body, RequestIds ids, UserService users, CancellationToken cancellationToken) =>
        (await users.CreateAsync(actor.Value, customer.Value, body.Value, ids.IdempotencyId, cancellationToken)).ToHttpResult(UserResult);

    private static async Task<IResult> Get(CustomerId customer, UserId user, RequestCaller caller, UserService users, CancellationToken cancellationToken) =>
        (await users.FindAsync(caller.Value, customer.Value, user.Value, cancellationToken)).ToHttpResult(ApiResults.RawJson);

    private static async Task<IResult> Update(
        CustomerId customer, UserId user, RequestActor actor, JsonBody<CustomerUser> body, UserService users, CancellationToken cancellationToken) =>
        (await users.UpdateAsync(actor.Value, customer.Value, user.Value, body.Value, cancellationToken)).ToHttpResult(UserResult);

    private static async Task<IResult> ResetPassword(
        CustomerId customer, UserId user, RequestActor actor, JsonBody<CustomerUser> body, UserService users, CancellationToken cancellationToken) =>
        (await users.ResetPasswordAsync(actor.Value, customer.Value, user.Value, body.Value, cancellationToken)).ToHttpResult(UserResult);

    private static async Task<IResult> Delete(CustomerId customer, UserId user, RequestActor actor, UserService users, CancellationToken cancellationToken) =>
        EndpointResults.NoContent(await users.DeleteAsync(actor.Value, customer.Value, user.Value, cancellationToken));

    private static IResult UserResult(CustomerUser user) => user.PasswordProfile is null
        ? ApiResults.Json(user, ContractsJsonContext.Api.CustomerUser)
        : ApiResults.RawJson(UserSerializer.WriteWithPassword(user));
}
