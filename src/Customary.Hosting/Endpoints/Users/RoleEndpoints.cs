using Customary.Contracts;
using Customary.Core.Users;
using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>
/// Directory roles over HTTP. Sources: "Get user roles for a customer", "Set user roles for a customer", "Remove a
/// customer user from a role".
/// </summary>
internal static class RoleEndpoints
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}").WithMetadata(RequireUserMetadata.Instance);
        customer.MapGet("/users/{userId}/directoryroles", ListOfUser).WithName("ListUserRoles").Describe(RoleDescriptions.ListOfUser);
        customer.MapGet("/directoryroles", List).WithName("ListDirectoryRoles").Describe(RoleDescriptions.List);
        customer.MapGet("/directoryroles/{roleId}/usermembers", ListMembers).WithName("ListRoleMembers").Describe(RoleDescriptions.ListMembers);
        customer.MapPost("/directoryroles/{roleId}/usermembers", CreateMember).WithName("AddRoleMember").Describe(RoleDescriptions.AddMember);
        customer.MapDelete("/directoryroles/{roleId}/usermembers/{userId}", DeleteMember).WithName("RemoveRoleMember").Describe(RoleDescriptions.RemoveMember);
    }

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.ListAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(found => ApiResults.Json(Collect(found), ContractsJsonContext.Api.RoleCollection));

    private static async Task<IResult> ListOfUser(CustomerId customer, UserId user, RequestCaller caller, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.ListAsync(caller.Value, customer.Value, user.Value, cancellationToken)).ToHttpResult(found => ApiResults.Json(Collect(found), ContractsJsonContext.Api.RoleCollection));

    private static async Task<IResult> ListMembers(CustomerId customer, RoleId role, RequestCaller caller, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.ListMembersAsync(caller.Value, customer.Value, role.Value, cancellationToken)).ToHttpResult(found => ApiResults.Json(Collect(found), ContractsJsonContext.Api.MemberCollection));

    private static async Task<IResult> CreateMember(
        CustomerId customer, RoleId role, RequestActor author, JsonBody<UserMember> body, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.AddMemberAsync(author.Value, customer.Value, role.Value, body.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.UserMember, StatusCodes.Status201Created);

    private static async Task<IResult> DeleteMember(
        CustomerId customer, RoleId role, UserId user, RequestActor author, RoleService roles, CancellationToken cancellationToken) =>
        await roles.RemoveMemberAsync(author.Value, customer.Value, role.Value, user.Value, cancellationToken) is { } fault
            ? fault.ToHttpResult()
            : ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static ResourceCollection<TResource> Collect<TResource>(IReadOnlyList<TResource> found) =>
        new() { TotalCount = found.Count, Items = found, Attributes = CollectionAttributes };
}
