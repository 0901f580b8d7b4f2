namespace Customary.Client;

/// <summary>Reads and confirms the agreements of a customer.</summary>
public class CustomerAgreementsClient : ResourceClient
{
    private readonly string _path = "";

    internal CustomerAgreementsClient(ApiPipeline pipeline, string customerPath)
        : base(pipeline) => _path = customerPath;

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomerAgreementsClient()
    {
    }

    /// <summary>Lists the acceptances that the partner confirmed.</summary>
    /// <param name="agreementType">The type of agreement, for example <c>MicrosoftCustomerAgreement</c>; <c>*</c> for all. Default: the Microsoft Cloud Agreement.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<Agreement> ListAsync(string? agreementType = null, CancellationToken cancellationToken = default) =>
        List<Agreement>(Operations.ListAgreements, QueryBuilder.Build($"{_path}/agreements", ("agreementType", agreementType)), cancellationToken);

    /// <summary>Confirms that the customer accepted an agreement.</summary>
    /// <param name="agreement">The confirmation, with template, date and contact.</param>
    /// <param name="requestId">The ID under which the service records the confirmation once. Default: a new ID for all tries of this call.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<Agreement> CreateAsync(Agreement agreement, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<Agreement>(ApiRequest.Create(Operations.CreateAgreement, "POST", $"{_path}/agreements", Guard.NotNull(agreement), requestId), cancellationToken);

    /// <summary>Reads whether the customer signed the Microsoft Customer Agreement with Microsoft directly.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<DirectSignedCustomerAgreementStatus> GetDirectSignedStatusAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<DirectSignedCustomerAgreementStatus>(
            ApiRequest.Get(Operations.GetDirectSignedAgreementStatus, $"{_path}/directSignedMicrosoftCustomerAgreementStatus"), cancellationToken);
}
