namespace Customary.Core.Countries;

/// <summary>
/// Which generation of the rules for registration numbers and phone numbers holds; the setting
/// <c>registration-rules</c>. Source: decision 9.
/// </summary>
internal enum RegistrationRules
{
    /// <summary>The create page of 2023: required in twenty-four countries, optional elsewhere. The default.</summary>
    Rules2023,

    /// <summary>The pages of 2021: required in eleven countries, refused elsewhere.</summary>
    Rules2021,
}
