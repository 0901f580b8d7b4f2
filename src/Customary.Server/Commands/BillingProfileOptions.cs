using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>The options for the properties of a billing profile.</summary>
internal sealed class BillingProfileOptions
{
    private readonly (Option<string> Option, string Property)[] _properties =
    [
        (Create("--company-name", "The name of the company."), "companyName"),
        (Create("--email", "The email address."), "email"),
        (Create("--first-name", "The first name of the contact."), "firstName"),
        (Create("--last-name", "The last name of the contact."), "lastName"),
        (Create("--culture", "The culture, such as en-US."), "culture"),
        (Create("--language", "The language, such as en."), "language"),
        (Create("--country", "The country of the address, an ISO 3166-1 alpha-2 code."), "defaultAddress.country"),
        (Create("--address-line1", "The first line of the address."), "defaultAddress.addressLine1"),
        (Create("--address-line2", "The second line of the address."), "defaultAddress.addressLine2"),
        (Create("--city", "The city of the address."), "defaultAddress.city"),
        (Create("--state", "The state of the address."), "defaultAddress.state"),
        (Create("--postal-code", "The postal code of the address."), "defaultAddress.postalCode"),
        (Create("--phone-number", "The phone number of the address."), "defaultAddress.phoneNumber"),
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _) in _properties) command.Add(option);
    }

    /// <summary>Sets the properties whose options were given.</summary>
    /// <param name="parseResult">The parsed command line.</param>
    /// <param name="profile">The billing profile.</param>
    public void Apply(ParseResult parseResult, JsonObject profile)
    {
        foreach (var (option, property) in _properties) JsonInput.Set(profile, property, parseResult.GetValue(option));
    }

    private static Option<string> Create(string name, string description) => new(name) { Description = description, HelpName = "text" };
}
