using Customary.Contracts;
using Customary.Core.DirectoryObjects;
using Customary.Core.Security;
using Customary.Core.Users;
using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>
/// A customer's users over HTTP. Sources: "Get a list of all user accounts for a customer", "Create user accounts for
/// a customer", "Get a user account by ID", "Update user accounts for a customer", "Delete a user account", "View
/// deleted users", "Restore a deleted user", "Reset user password for a customer".
/// </summary>
internal static class UserEndpoints
{
    private static readonly string[] Parameters = ["size", "filter", "sortField", "sortDirection"];
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/customers/{id}/users").WithMetadata(RequireUserMetadata.Instance);
        users.MapGet("", List).WithName("ListUsers").Describe(UserDescriptions.List);
        users.MapPost("", Create).WithName("CreateUser").Describe(UserDescriptions.Create);
        users.MapGet("/{userId}", Get).WithName("GetUser").Describe(UserDescriptions.Get);
        users.MapPatch("/{userId}", Update).WithName("UpdateUser").Describe(UserDescriptions.Update);
        users.MapDelete("/{userId}", Delete).WithName("DeleteUser").Describe(UserDescriptions.Delete);
        users.MapPatch("/{userId}/resetpassword", ResetPassword).WithName("ResetUserPassword").Describe(UserDescriptions.ResetPassword);
    }

    private static async Task<IResult> List(CustomerId customer, HttpRequest request, RequestCaller caller, UserService users, ServerKey key, CancellationToken cancellationToken)
    {
        var query = UserQueryReader.Read(request.Query, request.Headers[ApiHeaders.ContinuationToken], customer.Value, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToHttpResult();
        var page = await users.ListAsync(caller.Value, customer.Value, query.Value, cancellationToken);
        return page.ToHttpResult(found =>
        {
            var token = found.Last is { } last ? query.Value.WriteToken(last, customer.Value, caller.Value.Partner, key) : null;
            return ApiResults.Json(Render(found, request, customer.Value, token), ContractsJsonContext.Api.UserCollection);
        });
    }

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor author, JsonBody<CustomerUser> body, RequestIds tracking, UserService users, CancellationToken cancellationToken) =>
        (await users.CreateAsync(author.Value, customer.Value, body.Value, tracking.IdempotencyId, cancellationToken)).ToHttpResult(Answer);

    private static async Task<IResult> Get(CustomerId customer, UserId user, RequestCaller caller, UserService users, CancellationToken cancellationToken) =>
        (await users.FindAsync(caller.Value, customer.Value, user.Value, cancellationToken)).ToHttpResult(ApiResults.RawJson);

    private static async Task<IResult> Update(
        CustomerId customer, UserId user, RequestActor author, JsonBody<CustomerUser> body, UserService users, CancellationToken cancellationToken) =>
        (await users.UpdateAsync(author.Value, customer.Value, user.Value, body.Value, cancellationToken)).ToHttpResult(Answer);

    private static async Task<IResult> ResetPassword(
        CustomerId customer, UserId user, RequestActor author, JsonBody<CustomerUser> body, UserService users, CancellationToken cancellationToken) =>
        (await users.ResetPasswordAsync(author.Value, customer.Value, user.Value, body.Value, cancellationToken)).ToHttpResult(Answer);

    private static async Task<IResult> Delete(CustomerId customer, UserId user, RequestActor author, UserService users, CancellationToken cancellationToken) =>
        await users.DeleteAsync(author.Value, customer.Value, user.Value, cancellationToken) is { } fault
            ? fault.ToHttpResult()
            : ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static IResult Answer(CustomerUser user) => user.PasswordProfile is null
        ? ApiResults.Json(user, ContractsJsonContext.Api.CustomerUser)
        : ApiResults.RawJson(UserSerializer.WriteWithPassword(user));

    private static ResourceCollection<CustomerUser> Render(UserPage page, HttpRequest request, Guid customer, string? token) => new()
    {
        TotalCount = page.Items.Count,
        Items = page.Items,
        ContinuationToken = token,
        Links = new()
        {
            Self = Link(request.Query, customer, request.Headers[ApiHeaders.ContinuationToken], seek: null),
            Next = token is null ? null : Link(request.Query, customer, token, seek: "Next"),
        },
        Attributes = CollectionAttributes,
    };

    private static ResourceLink Link(IQueryCollection sent, Guid customer, string? token, string? seek)
    {
        var query = QueryString.Empty;
        foreach (var name in Parameters)
        {
            if (sent[name] is [{ Length: > 0 } value]) query = query.Add(name, value);
        }

        if (seek is not null) query = query.Add("seekOperation", seek);
        IReadOnlyList<ResourceLinkHeader> headers = string.IsNullOrEmpty(token) ? [] : [new() { Key = ApiHeaders.ContinuationToken, Value = token }];
        return CustomerLinks.Get($"/customers/{customer}/users{query}", headers);
    }
}
