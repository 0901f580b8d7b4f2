namespace Customary.Contracts;

/// <summary>
/// A partner's confirmation that a customer accepted an agreement.
/// Source: agreement resources, "Agreement".
/// </summary>
public sealed record Agreement
{
    /// <summary>The partner's user who confirms it: an object id, taken from the token.</summary>
    public string? UserId { get; init; }

    /// <summary>Who accepted it at the customer.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>Which agreement was accepted: the id of its template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>When the customer accepted it, UTC.</summary>
    public string? DateAgreed { get; init; }

    /// <summary>The kind of agreement: <c>MicrosoftCloudAgreement</c> or <c>MicrosoftCustomerAgreement</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where the text of the agreement is.</summary>
    public string? AgreementLink { get; init; }
}
