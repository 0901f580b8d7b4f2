namespace Customary.Client;

/// <summary>Reads the directory roles of a customer and changes their members.</summary>
public class DirectoryRolesClient : ResourceClient
{
    private readonly string _path = "";

    internal DirectoryRolesClient(ApiPipeline pipeline, string customerPath)
        : base(pipeline) => _path = $"{customerPath}/directoryroles";

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected DirectoryRolesClient()
    {
    }

    /// <summary>Lists the directory roles.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<DirectoryRole> ListAsync(CancellationToken cancellationToken = default) =>
        List<DirectoryRole>(Operations.ListDirectoryRoles, _path, cancellationToken);

    /// <summary>Lists the users that have a role.</summary>
    /// <param name="roleId">The role ID: a GUID.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    public virtual AsyncResourceList<UserMember> ListMembersAsync(string roleId, CancellationToken cancellationToken = default) =>
        List<UserMember>(Operations.ListRoleMembers, Members(roleId), cancellationToken);

    /// <summary>Gives a role to a user. It has no effect if the user has the role.</summary>
    /// <param name="roleId">The role ID: a GUID.</param>
    /// <param name="member">The user, with its ID.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<UserMember> AddMemberAsync(string roleId, UserMember member, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<UserMember>(ApiRequest.Create(Operations.AddRoleMember, "POST", Members(roleId), Guard.NotNull(member)), cancellationToken);

    /// <summary>Takes a role from a user.</summary>
    /// <param name="roleId">The role ID: a GUID.</param>
    /// <param name="userId">The user ID: a GUID.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">An ID is empty.</exception>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task RemoveMemberAsync(string roleId, string userId, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync(ApiRequest.Delete(Operations.RemoveRoleMember, $"{Members(roleId)}/{Uri.EscapeDataString(Guard.NotEmpty(userId))}"), cancellationToken);

    private string Members(string roleId) => $"{_path}/{Uri.EscapeDataString(Guard.NotEmpty(roleId))}/usermembers";
}
