using System.Globalization;

namespace Customary.Client;

/// <summary>Lists and creates the users of a customer.</summary>
public class CustomerUsersClient : ResourceClient
{
    private readonly string _path = "";

    internal CustomerUsersClient(ApiPipeline pipeline, string customerPath)
        : base(pipeline) => _path = $"{customerPath}/users";

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerUsersClient()
    {
    }

    /// <summary>Lists users.</summary>
    /// <param name="filter">Which users. Default: those that are not deleted.</param>
    /// <param name="sortBy">By what to sort. Default: the order of the service.</param>
    /// <param name="descending">Whether to sort in descending order. Used with <paramref name="sortBy"/>.</param>
    /// <param name="pageSize">How many users a page has, from 1 to 500. Default: 500.</param>
    /// <param name="continuationToken">The token of a page of the same list, to continue after it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<CustomerUser> ListAsync(
        CustomerUserFilter? filter = null, CustomerUserSortField? sortBy = null, bool descending = false, int? pageSize = null, string? continuationToken = null,
        CancellationToken cancellationToken = default) =>
        new PagedResourceList<CustomerUser>(
            Pipeline,
            ApiRequest.Get(Operations.ListUsers, QueryBuilder.Build(
                _path,
                ("size", pageSize?.ToString(CultureInfo.InvariantCulture)),
                ("filter", filter?.Json),
                ("sortField", sortBy?.ToString()),
                ("sortDirection", sortBy is null ? null : descending ? "Descending" : "Ascending"))),
            continuationToken, seek: true, cancellationToken);

    /// <summary>Creates a user.</summary>
    /// <param name="user">The user, with usage location, user principal name, display name and password.</param>
    /// <param name="requestId">The ID under which the service creates the user once. Default: a new ID for all tries of this call.</param>
    /// <param name="cancellationToken">Cancels the operation. The service might create the user nevertheless.</param>
    /// <exception cref="CustomaryException">The user was not created, or the outcome is unknown. Repeat the call with the <see cref="CustomaryException.RequestId"/> of the exception.</exception>
    public virtual Task<CustomerUser> CreateAsync(CustomerUser user, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerUser>(ApiRequest.Create(Operations.CreateUser, "POST", _path, Guard.NotNull(user), requestId), cancellationToken);
}
