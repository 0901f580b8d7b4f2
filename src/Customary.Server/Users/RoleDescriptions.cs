using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Users;

/// <summary>What the operations on directory roles are.</summary>
internal static class RoleDescriptions
{
    private const string Room = "Directory roles";
    private static readonly string Administrator = DirectoryRoles.CompanyAdministrator.ToString();

    private static readonly UserMember Member = new()
    {
        DisplayName = UserExamples.User.DisplayName,
        UserPrincipalName = UserExamples.User.UserPrincipalName,
        RoleId = Administrator,
        Id = UserExamples.Id,
        Attributes = new() { ObjectType = "UserMember" },
    };

    private static DescribedParameter Role { get; } = DescribedParameter.Id("roleId", "The role's id.", Administrator);

    public static OperationDescription List() => new(Room, "List directory roles")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [Roles("All roles there are.")],
        Faults = UserDescriptions.Faults,
    };

    public static OperationDescription ListOfUser() => new(Room, "List a user's directory roles")
    {
        Parameters = [CustomerDescriptions.Id, UserDescriptions.Id],
        Answers = [Roles("The roles that the user has.")],
        Faults = [.. UserDescriptions.Faults, Fault.UserNotFound()],
    };

    public static OperationDescription ListMembers() => new(Room, "List the users that have a role")
    {
        Parameters = [CustomerDescriptions.Id, Role],
        Answers = [DescribedAnswer.Of(200, "The users.", WireJson.Wire.MemberCollection, Collection(Member))],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound()],
    };

    public static OperationDescription AddMember() => new(Room, "Give a user a role")
    {
        Text = "A role that the user has it keeps.",
        Parameters = [CustomerDescriptions.Id, Role],
        Body = DescribedBody.Of(WireJson.Wire.UserMember, new() { Id = UserExamples.Id }),
        Answers = [DescribedAnswer.Of(201, "The user as a member of the role.", WireJson.Wire.UserMember, Member)],
        Faults = [.. UserDescriptions.Faults, Fault.NotAllowed("id", "must be the id of a user, a GUID"), Fault.RoleNotFound(), Fault.UserNotFound()],
    };

    public static OperationDescription RemoveMember() => new(Room, "Take a role from a user")
    {
        Parameters = [CustomerDescriptions.Id, Role, UserDescriptions.Id],
        Answers = [DescribedAnswer.Empty(204, "The user has the role no more.")],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound(), Fault.UserNotFound()],
    };

    private static DescribedAnswer Roles(string text) => DescribedAnswer.Of(
        200, text, WireJson.Wire.RoleCollection,
        Collection(new DirectoryRole { Name = "Company Administrator", Id = Administrator, Attributes = new() { ObjectType = "DirectoryRole" } }));

    private static ResourceCollection<TResource> Collection<TResource>(TResource item) =>
        new() { TotalCount = 1, Items = [item], Attributes = new() { ObjectType = ObjectTypes.Collection } };
}
