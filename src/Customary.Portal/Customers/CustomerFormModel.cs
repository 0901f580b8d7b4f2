using Customary.Portal.Pages;

namespace Customary.Portal.Customers;

/// <summary>A form for a customer or its billing profile.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Form">The fields of the country.</param>
/// <param name="Countries">The countries to choose from.</param>
internal record CustomerFormModel(FormInput Input, AddressForm Form, IReadOnlyList<KeyValuePair<string, string>> Countries)
{
    /// <summary>The languages of the country.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> LanguageChoices => CountryNames.GetCultureChoices(WithTyped(Form.Country.Rules.SupportedLanguagesList, CustomerForm.Language));

    /// <summary>The cultures of the country.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CultureChoices => CountryNames.GetCultureChoices(WithTyped(Form.Country.Rules.SupportedCulturesList, CustomerForm.Culture));

    // A profile can have a value that the country does not offer. It must not change when the person saves something else.
    private IEnumerable<string> WithTyped(IReadOnlyList<string> offered, string field) =>
        Input[field] is { Length: > 0 } typed && !Input.Errors.ContainsKey(field) && !offered.Contains(typed, StringComparer.OrdinalIgnoreCase) ? [typed, .. offered] : offered;
}
