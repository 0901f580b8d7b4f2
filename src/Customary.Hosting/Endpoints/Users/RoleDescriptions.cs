using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Users;

/// <summary>Describes the directory role operations.</summary>
internal static class RoleDescriptions
{
    private const string Tag = "Directory roles";
    private static readonly string AdministratorRoleId = DirectoryRoles.CompanyAdministrator.ToString();

    private static readonly UserMember Member = new()
    {
        DisplayName = UserExamples.User.DisplayName,
        UserPrincipalName = UserExamples.User.UserPrincipalName,
        RoleId = AdministratorRoleId,
        Id = UserExamples.Id,
        Attributes = new() { ObjectType = "UserMember" },
    };

    private static ParameterDescription Role { get; } = ParameterDescription.Id("roleId", "The role's ID.", AdministratorRoleId);

    public static OperationDescription List() => new(Tag, "List directory roles")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [Roles("All directory roles.")],
        Faults = UserDescriptions.Faults,
    };

    public static OperationDescription ListForUser() => new(Tag, "List a user's directory roles")
    {
        Parameters = [CustomerDescriptions.Id, UserDescriptions.Id],
        Responses = [Roles("The roles of the user.")],
        Faults = [.. UserDescriptions.Faults, Fault.UserNotFound()],
    };

    public static OperationDescription ListMembers() => new(Tag, "List the users that have a role")
    {
        Text = "Members are sorted by ID, which is the order of their creation. To read the next page, follow `links.next`, or send `continuationToken` in the header `MS-ContinuationToken`. The last page has neither.",
        Parameters = [CustomerDescriptions.Id, Role, .. ParameterDescription.Paging()],
        Responses = [ResponseDescription.Create(200, "A page of users.", ContractsJsonContext.Api.MemberCollection,
            ResourceCollections.Create([Member], new() { Self = CustomerLinks.Get($"/customers/{CustomerExamples.Id}/directoryroles/{AdministratorRoleId}/usermembers") }))],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound(), .. FaultDescriptions.Paging],
    };

    public static OperationDescription CreateMember() => new(Tag, "Add a user to a role")
    {
        Text = "If the user already has the role, nothing changes.",
        Parameters = [CustomerDescriptions.Id, Role],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.UserMember, new() { Id = UserExamples.Id }),
        Responses = [ResponseDescription.Create(201, "The user as a member of the role.", ContractsJsonContext.Api.UserMember, Member)],
        Faults = [.. UserDescriptions.Faults, Fault.InvalidParameter("id", "must be the id of a user, a GUID"), Fault.RoleNotFound(), Fault.UserNotFound()],
    };

    public static OperationDescription DeleteMember() => new(Tag, "Remove a user from a role")
    {
        Parameters = [CustomerDescriptions.Id, Role, UserDescriptions.Id],
        Responses = [ResponseDescription.Empty(204, "The user no longer has the role.")],
        Faults = [.. UserDescriptions.Faults, Fault.RoleNotFound(), Fault.UserNotFound(), Fault.RoleMemberNotFound()],
    };

    private static ResponseDescription Roles(string text) => ResponseDescription.Create(
        200, text, ContractsJsonContext.Api.RoleCollection,
        ResourceCollections.Create([new DirectoryRole { Name = "Company Administrator", Id = AdministratorRoleId, Attributes = new() { ObjectType = "DirectoryRole" } }]));
}
