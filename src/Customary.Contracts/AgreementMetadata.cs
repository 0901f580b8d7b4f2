namespace Customary.Contracts;

/// <summary>
/// The template of an agreement that customers accept.
/// Source: agreement metadata resources, "AgreementMetaData".
/// </summary>
public sealed record AgreementMetadata : ApiObject
{
    /// <summary>The ID of the template: a GUID. See <see cref="Agreement.TemplateId"/>.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The kind of agreement: <c>MicrosoftCloudAgreement</c> or <c>MicrosoftCustomerAgreement</c>.</summary>
    public string? AgreementType { get; init; }

    /// <summary>The URL of the agreement text.</summary>
    public string? AgreementLink { get; init; }

    /// <summary>The rank of this version among the versions of the same agreement type.</summary>
    public int VersionRank { get; init; }
}
