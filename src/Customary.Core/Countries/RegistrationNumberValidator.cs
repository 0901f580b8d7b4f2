namespace Customary.Core.Countries;

/// <summary>
/// Validates organization registration numbers. Sources: "Create a customer", "Error codes", "Customer resources" and
/// docs/contract.md#registration-and-phone-numbers.
/// </summary>
internal sealed class RegistrationNumberValidator(RegistrationRules rules)
{
    private const int MaxLength = 50;
    private const int NotSupported = 600002;
    private const int Missing = 600049;
    private const int Malformed = 600050;

    /// <summary>
    /// Validates a number. If the country has a pattern, the number must match it, even if it is optional.
    /// </summary>
    /// <param name="number">The number in the request.</param>
    /// <param name="country">The customer's country.</param>
    /// <param name="path">The path of the number in the request body, such as <c>companyProfile.organizationRegistrationNumber</c>.</param>
    /// <param name="errors">Receives the errors.</param>
    public void Validate(string? number, Country country, string path, ValidationErrors errors)
    {
        var required = country.Rules.CustomerOrganizationRegistrationNumberRequired is true;
        var pattern = country.Rules.CustomerOrganizationRegistrationNumberRegex;
        if (FieldText.IsBlank(number))
        {
            if (required) errors.Add(path, $"is required in {country.Name}: {Allowed(country)}", Missing);
        }
        else if (!required && rules == RegistrationRules.Rules2021)
        {
            errors.Add(path, $"is not supported in {country.Name}; omit it", NotSupported);
        }
        else if (FieldText.Read(number, path, errors, MaxLength, pattern is null ? 3000 : Malformed) is { } text
            && pattern?.IsMatch(text) is false)
        {
            errors.Add(path, $"is not valid in {country.Name}; it must be the {Allowed(country)}", Malformed);
        }
    }

    private static string Allowed(Country country) =>
        $"{country.RegistrationNumberKind} matching {country.Rules.CustomerOrganizationRegistrationNumberRegex}, such as {country.Rules.CustomerOrganizationRegistrationNumberSample}";
}
