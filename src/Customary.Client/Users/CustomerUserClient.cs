namespace Customary.Client;

/// <summary>Reads and changes one user of a customer.</summary>
public class CustomerUserClient : ResourceClient
{
    private readonly string _path = "";
    private readonly string _id = "";

    internal CustomerUserClient(ApiPipeline pipeline, string customerPath, string id)
        : base(pipeline) => (_path, _id) = ($"{customerPath}/users/{Uri.EscapeDataString(id)}", id);

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerUserClient()
    {
    }

    /// <summary>The user ID.</summary>
    public virtual string Id => _id;

    /// <summary>Reads the user.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerUser> GetAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerUser>(ApiRequest.Get(Operations.GetUser, _path), cancellationToken);

    /// <summary>Changes the user.</summary>
    /// <param name="changes">The properties to change. Properties that are null do not change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed user.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerUser> UpdateAsync(CustomerUser changes, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerUser>(ApiRequest.Create(Operations.UpdateUser, "PATCH", _path, Guard.NotNull(changes)), cancellationToken);

    /// <summary>Deletes the user. It can be restored for 30 days.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task DeleteAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync(ApiRequest.Delete(Operations.DeleteUser, _path), cancellationToken);

    /// <summary>Restores the deleted user.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The restored user.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerUser> RestoreAsync(CancellationToken cancellationToken = default) => UpdateAsync(new() { State = "active" }, cancellationToken);

    /// <summary>Sets the password of the user.</summary>
    /// <param name="password">The password, and whether the user must change it at the next sign-in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerUser> ResetPasswordAsync(PasswordProfile password, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerUser>(
            ApiRequest.Create(Operations.ResetUserPassword, "PATCH", $"{_path}/resetpassword", new CustomerUser { PasswordProfile = Guard.NotNull(password) }), cancellationToken);

    /// <summary>Lists the directory roles of the user.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<DirectoryRole> ListRolesAsync(CancellationToken cancellationToken = default) =>
        List<DirectoryRole>(Operations.ListUserRoles, $"{_path}/directoryroles", cancellationToken);
}
