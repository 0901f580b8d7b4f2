using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>
/// The directory role operations. Sources: "Get user roles for a customer", "Set user roles for a customer", "Remove a
/// customer user from a role".
/// </summary>
internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}").WithMetadata(RequireUserMetadata.Instance);
        customer.MapGet("/users/{userId}/directoryroles", ListForUser).WithName("ListUserRoles").Describe(RoleDescriptions.ListForUser);
        customer.MapGet("/directoryroles", List).WithName("ListDirectoryRoles").Describe(RoleDescriptions.List);
        customer.MapGet("/directoryroles/{roleId}/usermembers", ListMembers).WithName("ListRoleMembers").Describe(RoleDescriptions.ListMembers);
        customer.MapPost("/directoryroles/{roleId}/usermembers", CreateMember).WithName("AddRoleMember").Describe(RoleDescriptions.CreateMember);
        customer.MapDelete("/directoryroles/{roleId}/usermembers/{userId}", DeleteMember).WithName("RemoveRoleMember").Describe(RoleDescriptions.DeleteMember);
    }

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.ListAsync(caller.Value, customer.Value, cancellationToken)).ToCollectionResult(ContractsJsonContext.Api.RoleCollection);

    private static async Task<IResult> ListForUser(CustomerId customer, UserId user, RequestCaller caller, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.ListAsync(caller.Value, customer.Value, user.Value, cancellationToken)).ToCollectionResult(ContractsJsonContext.Api.RoleCollection);

    private static async Task<IResult> ListMembers(
        CustomerId customer, RoleId role, HttpRequest request, RequestCaller caller, RoleService roles, ServerKey key, CancellationToken cancellationToken)
    {
        var read = RoleMemberQueryReader.Read(request, customer.Value, role.Value, caller.Value.Partner, key);
        if (read.Fault is { } fault) return fault.ToHttpResult();
        var (query, position) = read.Value;
        var page = await roles.ListMembersAsync(caller.Value, customer.Value, query, position, cancellationToken);
        return page.ToHttpResult(members => ApiResults.Json(
            ResourceCollections.Create(
                members, $"/customers/{customer.Value}/directoryroles/{role.Value}/usermembers", request, RoleMemberQueryReader.LinkParameters,
                (first, last) => RoleMemberQueryReader.WriteToken(query, first, last, customer.Value, caller.Value.Partner, key)),
            ContractsJsonContext.Api.MemberCollection));
    }

    private static async Task<IResult> CreateMember(
        CustomerId customer, RoleId role, RequestActor actor, JsonBody<UserMember> body, RoleService roles, CancellationToken cancellationToken) =>
        (await roles.AddMemberAsync(actor.Value, customer.Value, role.Value, body.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.UserMember, StatusCodes.Status201Created);

    private static async Task<IResult> DeleteMember(
        CustomerId customer, RoleId role, UserId user, RequestActor actor, RoleService roles, CancellationToken cancellationToken) =>
        EndpointResults.NoContent(await roles.RemoveMemberAsync(actor.Value, customer.Value, role.Value, user.Value, cancellationToken));
}
