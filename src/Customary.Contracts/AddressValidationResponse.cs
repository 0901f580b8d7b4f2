namespace Customary.Contracts;

/// <summary>
/// The answer to the validation of an address.
/// Source: "Validate an address", the shape since 2021.
/// </summary>
public sealed record AddressValidationResponse
{
    /// <summary>The address as it was sent.</summary>
    public Address? OriginalAddress { get; init; }

    /// <summary>Addresses to use instead, in the form the country prefers; empty when none is known.</summary>
    public IReadOnlyList<Address>? SuggestedAddresses { get; init; }

    /// <summary>How much of the address was verified; this service answers <c>Verified</c> or <c>None</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What is wrong with the address, field by field; absent when it was verified.</summary>
    public string? ValidationMessage { get; init; }
}
