namespace Customary.Client;

/// <summary>Reads the templates of the agreements that customers accept.</summary>
public class AgreementTemplatesClient : ResourceClient
{
    internal AgreementTemplatesClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected AgreementTemplatesClient()
    {
    }

    /// <summary>Lists the templates.</summary>
    /// <param name="agreementType">The type of agreement, for example <c>MicrosoftCustomerAgreement</c>; <c>*</c> for all. Default: the Microsoft Cloud Agreement.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<AgreementMetadata> ListAsync(string? agreementType = null, CancellationToken cancellationToken = default) =>
        List<AgreementMetadata>(Operations.ListAgreementMetadata, QueryBuilder.Build("/v1/agreements", ("agreementType", agreementType)), cancellationToken);
}
