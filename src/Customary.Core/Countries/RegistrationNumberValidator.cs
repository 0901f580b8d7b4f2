namespace Customary.Core.Countries;

/// <summary>
/// What a valid organization registration number is.
/// Source: create a customer, error codes, customer resources; contract, section 10.3; decision 9.
/// </summary>
internal sealed class RegistrationNumberValidator(RegistrationRules rules)
{
    private const int MaxLength = 50;
    private const int NotSupported = 600002;
    private const int Missing = 600049;
    private const int Malformed = 600050;

    /// <summary>
    /// Adds what is wrong with the number. A country that has a pattern holds the number to it, required or not.
    /// </summary>
    /// <param name="number">The number as it was sent.</param>
    /// <param name="country">The customer's country.</param>
    /// <param name="path">The number's own place in the body, such as <c>companyProfile.organizationRegistrationNumber</c>.</param>
    /// <param name="errors">Takes what is found.</param>
    public void Validate(string? number, Country country, string path, ValidationErrors errors)
    {
        var format = country.RegistrationNumber;
        var required = format?.IsRequired(rules) is true;
        if (FieldText.IsBlank(number))
        {
            if (required) errors.Add(path, $"is required in {country.Name}: {Allowed(format!)}", Missing);
        }
        else if (!required && rules == RegistrationRules.Rules2021)
        {
            errors.Add(path, $"is not supported in {country.Name}; leave it out", NotSupported);
        }
        else if (FieldText.Read(number, path, errors, MaxLength, format is null ? 3000 : Malformed) is { } given
            && format?.Pattern.IsMatch(given) is false)
        {
            errors.Add(path, $"is not valid in {country.Name}; it must be the {Allowed(format)}", Malformed);
        }
    }

    private static string Allowed(RegistrationNumberFormat format) =>
        $"{format.Kind} matching {format.Pattern}, such as {format.Sample}";
}
