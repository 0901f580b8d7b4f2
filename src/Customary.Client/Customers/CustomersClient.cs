using System.Globalization;

namespace Customary.Client;

/// <summary>Lists and creates the customers of the partner.</summary>
public class CustomersClient : ResourceClient
{
    internal CustomersClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomersClient()
    {
    }

    /// <summary>Lists customers. Items have no billing profile; read a customer by its ID for that.</summary>
    /// <param name="filter">Which customers. Default: all.</param>
    /// <param name="pageSize">How many customers a page has, from 1 to 500. Default: 500.</param>
    /// <param name="continuationToken">The token of a page of the same list, to continue after it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<Customer> ListAsync(
        CustomerFilter? filter = null, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default) =>
        new PagedResourceList<Customer>(
            Pipeline,
            ApiRequest.Get(Operations.ListCustomers, QueryBuilder.Build("/v1/customers", ("size", pageSize?.ToString(CultureInfo.InvariantCulture)), ("filter", filter?.Json))),
            continuationToken, seek: true, cancellationToken);

    /// <summary>Creates a customer with a tenant.</summary>
    /// <param name="customer">The customer. The company profile needs a domain; the billing profile an email address, culture, language, company name and address.</param>
    /// <param name="requestId">The ID under which the service creates the customer once. Give it to repeat a call of an earlier process. Default: a new ID for all tries of this call.</param>
    /// <param name="cancellationToken">Cancels the operation. The service might create the customer nevertheless.</param>
    /// <returns>The customer with the credentials of its first administrator. The service returns the password only here.</returns>
    /// <exception cref="CustomaryException">The customer was not created, or the outcome is unknown. Repeat the call with the <see cref="CustomaryException.RequestId"/> of the exception.</exception>
    public virtual Task<Customer> CreateAsync(Customer customer, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<Customer>(ApiRequest.Create(Operations.CreateCustomer, "POST", "/v1/customers", Guard.NotNull(customer), requestId), cancellationToken);

    /// <summary>Returns the link with which a customer accepts a relationship with the partner.</summary>
    /// <param name="request">Which relationship. Default: with this partner only.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerRelationshipRequest> GetRelationshipRequestAsync(RelationshipRequestQuery? request = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerRelationshipRequest>(ApiRequest.Get(Operations.GetRelationshipRequest, QueryBuilder.Build(
            "/v1/customers/relationshiprequests",
            ("indirectCloudSolutionProviderId", request?.IndirectProviderId),
            ("indirectResellerId", request?.IndirectResellerId),
            ("dualRoleIndirectRelationship", request?.DualRole is { } dual ? dual ? "true" : "false" : null))), cancellationToken);

    /// <summary>Lists the codes with which the partner can qualify government customers.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<IReadOnlyList<ValidationCode>> ListValidationCodesAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<IReadOnlyList<ValidationCode>>(ApiRequest.Get(Operations.ListValidationCodes, "/v1/customers/all/validations"), cancellationToken);
}
