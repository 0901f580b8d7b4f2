using Customary.Core.Customers;
using Customary.Core.DirectoryObjects;
using Customary.Core.Paging;

namespace Customary.Core.Users;

/// <summary>The operations on a customer's directory roles and their members.</summary>
internal sealed class RoleService(CustomerService customers, UserStore users, RoleStore store)
{
    private const string ObjectType = "DirectoryRole";
    private const string MemberObjectType = "UserMember";

    /// <summary>Lists all directory roles.</summary>
    public async Task<Outcome<DirectoryRole[]>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        (await customers.AuthorizeAsync(caller, customer, cancellationToken)).Fault is { } refused ? refused : Describe(_ => true);

    /// <summary>Lists the directory roles of a user.</summary>
    public Task<Outcome<DirectoryRole[]>> ListAsync(Caller caller, Guid customer, Guid user, CancellationToken cancellationToken) =>
        customers.ReadAsync<DirectoryRole[]>(caller, customer, async tenant =>
        {
            if (await users.FindAsync(tenant, user, cancellationToken) is null) return Fault.UserNotFound();
            var roles = await store.ListAsync(tenant, user, cancellationToken);
            return Describe(roles.Contains);
        }, cancellationToken);

    /// <summary>Lists a page of the users that have a directory role, by user id.</summary>
    public Task<Outcome<Page<UserMember, RoleMemberCursor>>> ListMembersAsync(
        Caller caller, Guid customer, RoleMemberQuery query, PagePosition<RoleMemberCursor> position, CancellationToken cancellationToken) =>
        customers.ReadAsync<Page<UserMember, RoleMemberCursor>>(caller, customer, async tenant =>
        {
            if (!DirectoryRoles.Contains(query.Role)) return Fault.RoleNotFound();
            var page = await KeysetPager.ReadAsync<RoleMemberRow, RoleMemberCursor>(
                position, query.Size, row => new(row.User),
                (from, limit) => store.ListMembersAsync(tenant, query.Role, from.Cursor, from.IsBackwards, limit, cancellationToken));
            return page.Fault is { } fault ? fault : page.Value.Select(row => Member(UserSerializer.Read(row.Body), query.Role));
        }, cancellationToken);

    /// <summary>Adds a user to a directory role. A user that has the role keeps it.</summary>
    public async Task<Outcome<UserMember>> AddMemberAsync(AuditActor actor, Guid customer, Guid role, UserMember member, CancellationToken cancellationToken)
    {
        if ((await customers.AuthorizeAsync(actor.Caller, customer, cancellationToken)).Fault is { } refused) return refused;
        return Guid.TryParse(member.Id, out var user)
            ? await store.ReplaceAsync(
                actor.Partner, customer, role, user, isMember: true, (scope, stored) => Decide(actor, scope, stored, role, AuditOperationType.AddUserMember),
                result => result, cancellationToken)
            : Fault.InvalidParameter("id", "must be the id of a user, a GUID");
    }

    /// <summary>Removes a user from a directory role.</summary>
    public async Task<Fault?> RemoveMemberAsync(AuditActor actor, Guid customer, Guid role, Guid user, CancellationToken cancellationToken) =>
        (await store.ReplaceAsync(
            actor.Partner, customer, role, user, isMember: false, (scope, stored) => Decide(actor, scope, stored, role, AuditOperationType.RemoveUserMember),
            _ => Fault.RoleMemberNotFound(), cancellationToken)).Fault;

    private static (Outcome<UserMember> Result, IReadOnlyList<AuditEntry>? Audit) Decide(
        AuditActor actor, CustomerScope scope, UserRow? stored, Guid role, string operation)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return (refused, null);
        if (!DirectoryRoles.Contains(role)) return (Fault.RoleNotFound(), null);
        if (stored is not { IsDeleted: false }) return (Fault.UserNotFound(), null);
        var member = Member(UserSerializer.Read(stored.Body), role);
        var isAdded = operation == AuditOperationType.AddUserMember;
        return (member, AuditEntries.Create(actor, stored.Customer, [], new(operation, AuditResourceType.CustomerDirectoryRole)
        {
            Resource = member.Id,
            CustomerName = scope.Tenant!.CompanyProfile.CompanyName,
            Old = isAdded ? null : AuditValue.Of(member),
            New = isAdded ? AuditValue.Of(member) : null,
            Details = [new() { Key = "RoleId", Value = member.RoleId }, new() { Key = "CustomerUserId", Value = member.Id }],
        }));
    }

    private static UserMember Member(CustomerUser user, Guid role) => new()
    {
        DisplayName = user.DisplayName,
        UserPrincipalName = user.UserPrincipalName,
        RoleId = role.ToString(),
        Id = user.Id,
        Attributes = new() { ObjectType = MemberObjectType },
    };

    private static DirectoryRole[] Describe(Predicate<Guid> filter) =>
    [
        .. DirectoryRoles.All.Where(role => filter(role.Id))
            .Select(role => new DirectoryRole { Name = role.Name, Id = role.Id.ToString(), Attributes = new() { ObjectType = ObjectType } }),
    ];
}
