using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Users;

/// <summary>The operations on a customer's directory roles and who has them.</summary>
internal sealed class RoleDirectory(CustomerDirectory customers, UserStore users, RoleStore store)
{
    private const string ObjectType = "DirectoryRole";
    private const string MemberObjectType = "UserMember";

    /// <summary>All roles there are.</summary>
    public async Task<Outcome<DirectoryRole[]>> ListAsync(Caller caller, Guid customer, CancellationToken stop) =>
        (await customers.EnterAsync(caller, customer, stop)).Fault is { } refused ? refused : Named(_ => true);

    /// <summary>The roles of a user.</summary>
    public async Task<Outcome<DirectoryRole[]>> ListAsync(Caller caller, Guid customer, Guid user, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;
        if (await users.FindAsync(tenant.Value, user, stop) is null) return Fault.UserNotFound();
        var has = await store.ListAsync(tenant.Value, user, stop);
        return Named(has.Contains);
    }

    /// <summary>The users that have a role.</summary>
    public async Task<Outcome<List<UserMember>>> ListMembersAsync(Caller caller, Guid customer, Guid role, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;
        if (!DirectoryRoles.Has(role)) return Fault.RoleNotFound();
        var members = await store.ListMembersAsync(tenant.Value, role, stop);
        return members.ConvertAll(body => Member(UserDocuments.Read(body), role));
    }

    /// <summary>Gives a user a role; one that it has it keeps.</summary>
    public async Task<Outcome<UserMember>> AddMemberAsync(Author author, Guid customer, Guid role, UserMember sent, CancellationToken stop)
    {
        if ((await customers.EnterAsync(author.Caller, customer, stop)).Fault is { } refused) return refused;
        return Guid.TryParse(sent.Id, out var user)
            ? await store.ReplaceAsync(
                author.Partner, customer, role, user, has: true, (scope, stored) => Decide(author, scope, stored, role, AuditOperationType.AddUserMember),
                answer => answer, stop)
            : Fault.NotAllowed("id", "must be the id of a user, a GUID");
    }

    /// <summary>Takes a role from a user that has it.</summary>
    public async Task<Fault?> RemoveMemberAsync(Author author, Guid customer, Guid role, Guid user, CancellationToken stop) =>
        (await store.ReplaceAsync(
            author.Partner, customer, role, user, has: false, (scope, stored) => Decide(author, scope, stored, role, AuditOperationType.RemoveUserMember),
            _ => Fault.UserNotFound(), stop)).Fault;

    private static (Outcome<UserMember> Answer, IReadOnlyList<AuditEntry>? Audit) Decide(
        Author author, CustomerScope scope, UserRow? stored, Guid role, string operation)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return (refused, null);
        if (!DirectoryRoles.Has(role)) return (Fault.RoleNotFound(), null);
        if (stored is not { IsDeleted: false }) return (Fault.UserNotFound(), null);
        var member = Member(UserDocuments.Read(stored.Body), role);
        var isAdded = operation == AuditOperationType.AddUserMember;
        return (member, AuditEntries.Of(author, stored.Customer, [], new(operation, AuditResourceType.CustomerDirectoryRole)
        {
            Resource = member.Id,
            CustomerName = scope.Facts!.CompanyProfile.CompanyName,
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

    private static DirectoryRole[] Named(Predicate<Guid> isWanted) =>
    [
        .. DirectoryRoles.All.Where(role => isWanted(role.Id))
            .Select(role => new DirectoryRole { Name = role.Name, Id = role.Id.ToString(), Attributes = new() { ObjectType = ObjectType } }),
    ];
}
