namespace Customary.Contracts;

/// <summary>
/// How far the validation of a customer is.
/// Source: "Retrieve the validation status of a customer".
/// </summary>
public sealed record ValidationStatus
{
    /// <summary>What is validated: <c>account</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>Unknown</c>, <c>UnderReview</c>, <c>Allowed</c>, <c>NotAllowed</c> or <c>Not Ready</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Since when, UTC, without a zone.</summary>
    public string? LastUpdateDateTime { get; init; }
}
