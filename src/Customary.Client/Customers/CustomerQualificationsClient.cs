namespace Customary.Client;

/// <summary>Reads and requests the qualifications of a customer for special offers.</summary>
public class CustomerQualificationsClient : ResourceClient
{
    private readonly string _path = "";

    internal CustomerQualificationsClient(ApiPipeline pipeline, string customerPath)
        : base(pipeline) => _path = customerPath;

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerQualificationsClient()
    {
    }

    /// <summary>Lists the qualifications and the state of their vetting.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<IReadOnlyList<CustomerQualification>> ListAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<IReadOnlyList<CustomerQualification>>(ApiRequest.Get(Operations.ListQualifications, $"{_path}/qualifications"), cancellationToken);

    /// <summary>Requests a qualification.</summary>
    /// <param name="qualification">The qualification.</param>
    /// <param name="code">The validation code of a government customer. Default: the code of the request, if any.</param>
    /// <param name="requestId">The ID under which the service takes the request once. Default: a new ID for all tries of this call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CustomerQualification> CreateAsync(
        CustomerQualificationRequest qualification, string? code = null, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CustomerQualification>(
            ApiRequest.Create(Operations.CreateQualification, "POST", QueryBuilder.Build($"{_path}/qualifications", ("code", code)), Guard.NotNull(qualification), requestId), cancellationToken);

    /// <summary>Reads the qualification in the form that Microsoft retired in 2021, for example <c>education</c> or <c>none</c>. Use <see cref="ListAsync"/> instead.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<string> GetLegacyAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<string>(ApiRequest.Get(Operations.GetQualification, $"{_path}/qualification"), cancellationToken);

    /// <summary>Sets the qualification in the form that Microsoft retired in 2021. Use <see cref="CreateAsync"/> instead.</summary>
    /// <param name="qualification">The qualification, for example <c>education</c>.</param>
    /// <param name="code">The validation code of a government customer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<string> UpdateLegacyAsync(string qualification, string? code = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<string>(
            ApiRequest.Create(Operations.UpdateQualification, "PUT", QueryBuilder.Build($"{_path}/qualification", ("code", code)), Guard.NotEmpty(qualification)), cancellationToken);
}
