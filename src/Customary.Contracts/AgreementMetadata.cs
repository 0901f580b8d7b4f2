namespace Customary.Contracts;

/// <summary>
/// A template of an agreement that customers accept.
/// Source: agreement metadata resources, "AgreementMetaData".
/// </summary>
public sealed record AgreementMetadata
{
    /// <summary>The id by which a confirmation names it.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The kind of agreement: <c>MicrosoftCloudAgreement</c> or <c>MicrosoftCustomerAgreement</c>.</summary>
    public string? AgreementType { get; init; }

    /// <summary>Where the text of the agreement is.</summary>
    public string? AgreementLink { get; init; }

    /// <summary>The rank of the version among those of its kind.</summary>
    public int VersionRank { get; init; }
}
