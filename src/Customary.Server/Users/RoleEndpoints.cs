using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Users;

/// <summary>
/// Directory roles over HTTP. Sources: "Get user roles for a customer", "Set user roles for a customer", "Remove a
/// customer user from a role".
/// </summary>
internal static class RoleEndpoints
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}").WithMetadata(UserOnlyMetadata.Instance);
        customer.MapGet("/users/{userId}/directoryroles", ListOfUser).WithName("ListUserRoles").Describe(RoleDescriptions.ListOfUser);
        customer.MapGet("/directoryroles", List).WithName("ListDirectoryRoles").Describe(RoleDescriptions.List);
        customer.MapGet("/directoryroles/{roleId}/usermembers", ListMembers).WithName("ListRoleMembers").Describe(RoleDescriptions.ListMembers);
        customer.MapPost("/directoryroles/{roleId}/usermembers", CreateMember).WithName("AddRoleMember").Describe(RoleDescriptions.AddMember);
        customer.MapDelete("/directoryroles/{roleId}/usermembers/{userId}", DeleteMember).WithName("RemoveRoleMember").Describe(RoleDescriptions.RemoveMember);
    }

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, RoleDirectory roles, CancellationToken stop) =>
        (await roles.ListAsync(caller.Value, customer.Value, stop)).ToAnswer(found => Answers.Value(Collect(found), WireJson.Wire.RoleCollection));

    private static async Task<IResult> ListOfUser(CustomerId customer, UserId user, RequestCaller caller, RoleDirectory roles, CancellationToken stop) =>
        (await roles.ListAsync(caller.Value, customer.Value, user.Value, stop)).ToAnswer(found => Answers.Value(Collect(found), WireJson.Wire.RoleCollection));

    private static async Task<IResult> ListMembers(CustomerId customer, RoleId role, RequestCaller caller, RoleDirectory roles, CancellationToken stop) =>
        (await roles.ListMembersAsync(caller.Value, customer.Value, role.Value, stop)).ToAnswer(found => Answers.Value(Collect(found), WireJson.Wire.MemberCollection));

    private static async Task<IResult> CreateMember(
        CustomerId customer, RoleId role, RequestActor author, Sent<UserMember> sent, RoleDirectory roles, CancellationToken stop) =>
        (await roles.AddMemberAsync(author.Value, customer.Value, role.Value, sent.Value, stop)).ToAnswer(WireJson.Wire.UserMember, StatusCodes.Status201Created);

    private static async Task<IResult> DeleteMember(
        CustomerId customer, RoleId role, UserId user, RequestActor author, RoleDirectory roles, CancellationToken stop) =>
        await roles.RemoveMemberAsync(author.Value, customer.Value, role.Value, user.Value, stop) is { } fault
            ? fault.ToAnswer()
            : Answers.Empty(StatusCodes.Status204NoContent);

    private static ResourceCollection<TResource> Collect<TResource>(IReadOnlyList<TResource> found) =>
        new() { TotalCount = found.Count, Items = found, Attributes = CollectionAttributes };
}
