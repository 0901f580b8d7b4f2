namespace Customary.Contracts;

/// <summary>
/// The result of an address validation.
/// Source: "Validate an address" (the response format used since 2021).
/// </summary>
public sealed record AddressValidationResponse : ApiObject
{
    /// <summary>The address from the request.</summary>
    public Address? OriginalAddress { get; init; }

    /// <summary>Suggested addresses in the country's preferred format. Empty when there are no suggestions.</summary>
    public IReadOnlyList<Address>? SuggestedAddresses { get; init; }

    /// <summary>The verification level. This server returns <c>Verified</c>, <c>None</c>, or <c>NotValidated</c> for an address without a country.</summary>
    public string? Status { get; init; }

    /// <summary>The errors by field. Absent when the address is verified.</summary>
    public string? ValidationMessage { get; init; }
}
