using System.Diagnostics.CodeAnalysis;

namespace Customary.Client;

/// <summary>Reads and changes one customer.</summary>
public class CustomerClient : ResourceClient
{
    private readonly string _id = "";

    internal CustomerClient(ApiPipeline pipeline, string id)
        : base(pipeline) => _id = id;

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerClient()
    {
    }

    /// <summary>The customer ID.</summary>
    public virtual string Id => _id;

    /// <summary>Reads and changes the billing profile.</summary>
    public virtual CustomerBillingProfileClient BillingProfile => field ??= new(Pipeline, Path);

    /// <summary>Lists and creates users.</summary>
    public virtual CustomerUsersClient Users => field ??= new(Pipeline, Path);

    /// <summary>Reads and changes directory roles.</summary>
    public virtual DirectoryRolesClient DirectoryRoles => field ??= new(Pipeline, Path);

    /// <summary>Reads and confirms agreements.</summary>
    public virtual CustomerAgreementsClient Agreements => field ??= new(Pipeline, Path);

    /// <summary>Reads and requests qualifications.</summary>
    public virtual CustomerQualificationsClient Qualifications => field ??= new(Pipeline, Path);

    private string Path => $"/v1/customers/{Uri.EscapeDataString(_id)}";

    /// <summary>Returns a client of one user. No request is sent.</summary>
    /// <param name="userId">The user ID: a GUID.</param>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    public virtual CustomerUserClient GetUser([NotNull] string? userId) => new(Pipeline, Path, Guard.NotEmpty(userId));

    /// <summary>Reads the customer.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<Customer> GetAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<Customer>(ApiRequest.Get(Operations.GetCustomer, Path), cancellationToken);

    /// <summary>Reads the company profile.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerCompanyProfile> GetCompanyProfileAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerCompanyProfile>(ApiRequest.Get(Operations.GetCompanyProfile, $"{Path}/profiles/company"), cancellationToken);

    /// <summary>Removes the reseller relationship. Suspend the subscriptions of the customer first.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual async Task RemoveRelationshipAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await PatchAsync(new() { RelationshipToPartner = RelationshipToPartner.None }, cancellationToken).ConfigureAwait(false);
        }
        catch (CustomaryException exception) when (exception is { Status: 400, Code: CustomaryErrorCode.InvalidProperty, IsOutcomeUnknown: true })
        {
            // If the response to a try was lost, the next one finds no relationship. The customer shows which it is.
            if (!await HasNoRelationshipAsync(cancellationToken).ConfigureAwait(false)) throw;
        }
    }

    /// <summary>Removes the delegated administration privileges of the partner. Only the customer can grant them again.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task RemoveDelegatedAccessAsync(CancellationToken cancellationToken = default) => PatchAsync(new() { AllowDelegatedAccess = false }, cancellationToken);

    /// <summary>Deletes the customer with all its data. Only sandbox accounts can do that.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task DeleteAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync(ApiRequest.Delete(Operations.DeleteCustomer, Path), cancellationToken);

    /// <summary>Reads the organization of the customer's directory.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<IReadOnlyList<CustomerOrganization>> GetOrganizationAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<IReadOnlyList<CustomerOrganization>>(ApiRequest.Get(Operations.GetOrganization, $"{Path}/organization"), cancellationToken);

    /// <summary>Lists the domains of the customer.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<IReadOnlyList<string>> ListCustomDomainsAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<IReadOnlyList<string>>(ApiRequest.Get(Operations.ListCustomDomains, $"{Path}/customDomains"), cancellationToken);

    /// <summary>Adds a domain that the partner has verified. Only domain registrars can do that.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="requestId">The ID under which the service adds the domain once. Default: a new ID for all tries of this call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<Domain> AddVerifiedDomainAsync(VerifiedDomain domain, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<Domain>(ApiRequest.Create(Operations.AddVerifiedDomain, "POST", $"{Path}/verifieddomain", Guard.NotNull(domain), requestId), cancellationToken);

    /// <summary>Lists the services that the partner can administer for the customer.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<ManagedService> ListManagedServicesAsync(CancellationToken cancellationToken = default) =>
        List<ManagedService>(Operations.ListManagedServices, $"{Path}/managedservices", cancellationToken);

    /// <summary>Lists the indirect resellers of the customer.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<PartnerRelationship> ListRelationshipsAsync(CancellationToken cancellationToken = default) =>
        List<PartnerRelationship>(Operations.ListCustomerRelationships, $"{Path}/relationships", cancellationToken);

    /// <summary>Reads whether the account of the customer is validated.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed. The code is <see cref="CustomaryErrorCode.AccountStatusNotFound"/> if the account was never validated.</exception>
    public virtual Task<ValidationStatus> GetValidationStatusAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<ValidationStatus>(ApiRequest.Get(Operations.GetValidationStatus, $"{Path}/validationStatus?type=account"), cancellationToken);

    // The real service returns no body, so it is not read.
    private Task<PipelineResponse> PatchAsync(Customer changes, CancellationToken cancellationToken) =>
        Pipeline.SendAsync(ApiRequest.Create(Operations.UpdateCustomer, "PATCH", Path, changes with { Attributes = new() { ObjectType = ObjectTypes.Customer } }), cancellationToken);

    private async Task<bool> HasNoRelationshipAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (CustomaryException exception) when (exception is { Status: 403, Code: CustomaryErrorCode.NoRelationship })
        {
            return true;
        }
    }
}
