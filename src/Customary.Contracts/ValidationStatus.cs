namespace Customary.Contracts;

/// <summary>
/// The validation status of a customer.
/// Source: "Retrieve the validation status of a customer".
/// </summary>
public sealed record ValidationStatus : ApiObject
{
    /// <summary>The type of the validation: <c>account</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The status: <c>Unknown</c>, <c>UnderReview</c>, <c>Allowed</c>, <c>NotAllowed</c> or <c>Not Ready</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The time of the last status change: ISO 8601, UTC, without a time zone designator.</summary>
    public string? LastUpdateDateTime { get; init; }
}
