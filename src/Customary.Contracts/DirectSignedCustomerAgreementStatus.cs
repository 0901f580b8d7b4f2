namespace Customary.Contracts;

/// <summary>
/// The direct acceptance status of the Microsoft Customer Agreement.
/// Source: "Direct signing (direct acceptance) status of a customer agreement".
/// </summary>
public sealed record DirectSignedCustomerAgreementStatus : ApiObject
{
    /// <summary>Whether the customer accepted the agreement directly.</summary>
    public bool IsSigned { get; init; }
}
