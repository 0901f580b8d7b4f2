namespace Customary.Contracts;

/// <summary>
/// Whether the customer itself accepted the Microsoft Customer Agreement.
/// Source: "Direct signing (direct acceptance) status of a customer agreement".
/// </summary>
public sealed record DirectSignedCustomerAgreementStatus
{
    /// <summary>Whether it did.</summary>
    public bool IsSigned { get; init; }
}
