using Customary.Contracts;
using Customary.Core.Countries;
using Customary.Core.Validation;

namespace Customary.TestKit;

/// <summary>The country catalog, valid addresses, and shortcuts to validate them.</summary>
internal static class TestCountries
{
    public static CountryCatalog Countries { get; } = CountryCatalog.Load();

    public static Address Redmond { get; } = new()
    {
        AddressLine1 = "One Microsoft Way",
        City = "Redmond",
        State = "WA",
        PostalCode = "98052",
        Country = "US",
    };

    public static Address Ottawa { get; } = new()
    {
        AddressLine1 = "111 Wellington Street",
        City = "Ottawa",
        State = "ON",
        PostalCode = "K1A 0A9",
        Country = "CA",
    };

    public static Address Lisbon { get; } = new()
    {
        AddressLine1 = "Rua Augusta 1",
        City = "Lisboa",
        PostalCode = "1100-048",
        Country = "PT",
    };

    public static Country Country(string iso2, RegistrationRules rules = RegistrationRules.Rules2023) =>
        Load(rules).TryFind(iso2, out var country)
            ? country
            : throw new ArgumentException($"{iso2} is not known.", nameof(iso2));

    public static IReadOnlyList<ValidationError> Validate(Address address, RegistrationRules rules = RegistrationRules.Rules2023)
    {
        var errors = new ValidationErrors();
        new AddressValidator(Load(rules)).Validate(address, "address", errors);
        return errors.All;
    }

    public static Address Normalize(Address address) =>
        new AddressValidator(Countries).Normalize(address);

    private static CountryCatalog Load(RegistrationRules rules) => rules == RegistrationRules.Rules2023 ? Countries : CountryCatalog.Load(rules);
}
