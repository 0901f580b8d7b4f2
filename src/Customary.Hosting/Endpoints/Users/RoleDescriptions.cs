using Customary.Contracts;
using Customary.Core.DirectoryObjects;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>What the operations on directory roles are.</summary>
internal static class RoleDescriptions
{
    private const string Tag = "Directory roles";
    private static readonly string Administrator = DirectoryRoles.CompanyAdministrator.ToString();

    private static readonly UserMember Member = new()
    {
        DisplayName = UserExamples.User.DisplayName,
        UserPrincipalName = UserExamples.User.UserPrincipalName,
        RoleId = Administrator,
        Id = UserExamples.Id,
        Attributes = new() { ObjectType = "UserMember" },
    };

    private static ParameterDescription Role { get; } = ParameterDescription.Id("roleId", "The role's id.", Administrator);

    public static OperationDescription List() => new(Tag, "List directory roles")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [Roles("All roles there are.")],
        Faults = UserDescriptions.Faults,
    };

    public static OperationDescription ListOfUser() => new(Tag, "List a user's directory roles")
    {
        Parameters = [CustomerDescriptions.Id, UserDescriptions.Id],
        Responses = [Roles("The roles that the user has.")],
        Faults = [.. UserDescriptions.Faults, Fault.UserNotFound()],
    };

    public static OperationDescription ListMembers() => new(Tag, "List the users that have a role")
    {
        Parameters = [CustomerDescriptions.Id, Role],
        Responses = [ResponseDescription.Of(200, "The users.", ContractsJsonContext.Api.MemberCollection, Collection(Member))],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound()],
    };

    public static OperationDescription AddMember() => new(Tag, "Give a user a role")
    {
        Text = "A role that the user has it keeps.",
        Parameters = [CustomerDescriptions.Id, Role],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.UserMember, new() { Id = UserExamples.Id }),
        Responses = [ResponseDescription.Of(201, "The user as a member of the role.", ContractsJsonContext.Api.UserMember, Member)],
        Faults = [.. UserDescriptions.Faults, Fault.InvalidParameter("id", "must be the id of a user, a GUID"), Fault.RoleNotFound(), Fault.UserNotFound()],
    };

    public static OperationDescription RemoveMember() => new(Tag, "Take a role from a user")
    {
        Parameters = [CustomerDescriptions.Id, Role, UserDescriptions.Id],
        Responses = [ResponseDescription.Empty(204, "The user has the role no more.")],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound(), Fault.UserNotFound()],
    };

    private static ResponseDescription Roles(string text) => ResponseDescription.Of(
        200, text, ContractsJsonContext.Api.RoleCollection,
        Collection(new DirectoryRole { Name = "Company Administrator", Id = Administrator, Attributes = new() { ObjectType = "DirectoryRole" } }));

    private static ResourceCollection<TResource> Collection<TResource>(TResource item) =>
        new() { TotalCount = 1, Items = [item], Attributes = new() { ObjectType = ObjectTypes.Collection } };
}
