namespace Customary.Core.Countries;

/// <summary>Which country rules apply, and how an address validation is answered.</summary>
internal sealed record CountryOptions
{
    /// <summary>The edition of the rules for registration numbers and phone numbers.</summary>
    public RegistrationRules RegistrationRules { get; init; }

    /// <summary>The format of the response to an address validation.</summary>
    public AddressValidationFormat AddressValidation { get; init; }
}
