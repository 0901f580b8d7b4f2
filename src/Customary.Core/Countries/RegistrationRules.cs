namespace Customary.Core.Countries;

/// <summary>
/// The generation of the rules for registration numbers and phone numbers (setting <c>registration-rules</c>).
/// Source: docs/contract.md#registration-and-phone-numbers.
/// </summary>
internal enum RegistrationRules
{
    /// <summary>The create page of 2023: required in twenty-four countries, optional elsewhere. The default.</summary>
    Rules2023,

    /// <summary>The pages of 2021: required in eleven countries, rejected elsewhere.</summary>
    Rules2021,
}
