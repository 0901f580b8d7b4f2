namespace Customary.Contracts;

/// <summary>
/// A partner's confirmation that a customer accepted an agreement.
/// Source: agreement resources, "Agreement".
/// </summary>
public sealed record Agreement : ApiObject
{
    /// <summary>The partner's user who confirms the acceptance: the object ID from the token, a GUID.</summary>
    public string? UserId { get; init; }

    /// <summary>The person who accepted the agreement for the customer.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>The ID of the agreement template: a GUID.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The time of acceptance: ISO 8601, UTC.</summary>
    public string? DateAgreed { get; init; }

    /// <summary>The kind of agreement: <c>MicrosoftCloudAgreement</c> or <c>MicrosoftCustomerAgreement</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The URL of the agreement text.</summary>
    public string? AgreementLink { get; init; }
}
