namespace Customary.Portal.Customers;

/// <summary>What a form shows of the fields of an address in the language of the request.</summary>
internal static class AddressTexts
{
    /// <summary>Returns the label of a field: the word that the country has for it.</summary>
    public static string GetLabel(AddressField field) => (field.Part, field.Label) switch
    {
        (AddressPart.AddressLine1, _) => Texts.AddressLine1,
        (AddressPart.AddressLine2, _) => Texts.AddressLine2,
        (AddressPart.City, _) => Texts.AddressCity,
        (AddressPart.PhoneNumber, _) => Texts.AddressPhone,
        (AddressPart.State, AddressLabel.Province) => Texts.AddressProvince,
        (AddressPart.State, AddressLabel.Emirate) => Texts.AddressEmirate,
        (AddressPart.State, _) => Texts.AddressState,
        (_, AddressLabel.ZipCode) => Texts.AddressZipCode,
        (_, AddressLabel.Postcode) => Texts.AddressPostcode,
        _ => Texts.AddressPostalCode,
    };

    /// <summary>Returns the value of <c>autocomplete</c> for a person who enters the own address.</summary>
    public static string GetAutoComplete(AddressField field) => field.Part switch
    {
        AddressPart.AddressLine1 => "address-line1",
        AddressPart.AddressLine2 => "address-line2",
        AddressPart.City => "address-level2",
        AddressPart.State => "address-level1",
        AddressPart.PhoneNumber => "tel",
        _ => "postal-code",
    };

    /// <summary>Returns the values to choose from; null if any text is possible.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? GetChoices(AddressField field) =>
        field.Choices.Count == 0 ? null : [.. field.Choices.Select(state => KeyValuePair.Create(state.Code, state.Name)).OrderBy(choice => choice.Value, StringComparer.CurrentCulture)];

    /// <summary>Returns an example; null if there is none.</summary>
    public static string? GetHint(AddressField field) => field.Example is { } example ? string.Format(CultureInfo.CurrentCulture, Texts.AddressExample, example) : null;
}
