using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;
using Customary.Server.Paging;
using Customary.Server.Secrets;

namespace Customary.Server.Users;

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
        var users = routes.MapGroup("/v1/customers/{id}/users").WithMetadata(UserOnlyMetadata.Instance);
        users.MapGet("", List).WithName("ListUsers").Describe(UserDescriptions.List);
        users.MapPost("", Create).WithName("CreateUser").Describe(UserDescriptions.Create);
        users.MapGet("/{userId}", Get).WithName("GetUser").Describe(UserDescriptions.Get);
        users.MapPatch("/{userId}", Update).WithName("UpdateUser").Describe(UserDescriptions.Update);
        users.MapDelete("/{userId}", Delete).WithName("DeleteUser").Describe(UserDescriptions.Delete);
        users.MapPatch("/{userId}/resetpassword", ResetPassword).WithName("ResetUserPassword").Describe(UserDescriptions.ResetPassword);
    }

    private static async Task<IResult> List(CustomerId customer, HttpRequest request, RequestCaller caller, UserDirectory users, ServerKey key, CancellationToken stop)
    {
        var query = UserQueryReader.Read(request.Query, request.Headers[SignedCursor.Header], customer.Value, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToAnswer();
        var page = await users.ListAsync(caller.Value, customer.Value, query.Value, stop);
        return page.ToAnswer(found =>
        {
            var token = found.Last is { } last ? query.Value.WriteToken(last, customer.Value, caller.Value.Partner, key) : null;
            return Answers.Value(Render(found, request, customer.Value, token), WireJson.Wire.UserCollection);
        });
    }

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor author, Sent<CustomerUser> sent, Tracking tracking, UserDirectory users, CancellationToken stop) =>
        (await users.CreateAsync(author.Value, customer.Value, sent.Value, tracking.IdempotencyId, stop)).ToAnswer(Answer);

    private static async Task<IResult> Get(CustomerId customer, UserId user, RequestCaller caller, UserDirectory users, CancellationToken stop) =>
        (await users.FindAsync(caller.Value, customer.Value, user.Value, stop)).ToAnswer(Answers.Document);

    private static async Task<IResult> Update(
        CustomerId customer, UserId user, RequestActor author, Sent<CustomerUser> sent, UserDirectory users, CancellationToken stop) =>
        (await users.ChangeAsync(author.Value, customer.Value, user.Value, sent.Value, stop)).ToAnswer(Answer);

    private static async Task<IResult> ResetPassword(
        CustomerId customer, UserId user, RequestActor author, Sent<CustomerUser> sent, UserDirectory users, CancellationToken stop) =>
        (await users.ResetPasswordAsync(author.Value, customer.Value, user.Value, sent.Value, stop)).ToAnswer(Answer);

    private static async Task<IResult> Delete(CustomerId customer, UserId user, RequestActor author, UserDirectory users, CancellationToken stop) =>
        await users.DeleteAsync(author.Value, customer.Value, user.Value, stop) is { } fault
            ? fault.ToAnswer()
            : Answers.Empty(StatusCodes.Status204NoContent);

    private static IResult Answer(CustomerUser user) => user.PasswordProfile is null
        ? Answers.Value(user, WireJson.Wire.CustomerUser)
        : Answers.Document(UserDocuments.WriteWithPassword(user));

    private static ResourceCollection<CustomerUser> Render(UserPage page, HttpRequest request, Guid customer, string? token) => new()
    {
        TotalCount = page.Items.Count,
        Items = page.Items,
        ContinuationToken = token,
        Links = new()
        {
            Self = Link(request.Query, customer, request.Headers[SignedCursor.Header], seek: null),
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
        IReadOnlyList<ResourceLinkHeader> headers = string.IsNullOrEmpty(token) ? [] : [new() { Key = SignedCursor.Header, Value = token }];
        return CustomerLinks.Get($"/customers/{customer}/users{query}", headers);
    }
}
