using Customary.Portal.Pages;

namespace Customary.Portal.Customers;

/// <summary>The fields of the forms for a customer. Their names are the paths in the body of the operation that creates a customer.</summary>
internal static class CustomerForm
{
    public const string Domain = "companyProfile.domain";
    public const string RegistrationNumber = "companyProfile.organizationRegistrationNumber";
    public const string Reseller = "associatedPartnerId";

    /// <summary>What the names of the fields of the billing profile begin with.</summary>
    public const string Billing = "billingProfile.";

    public const string CompanyName = $"{Billing}companyName";
    public const string Email = $"{Billing}email";
    public const string FirstName = $"{Billing}firstName";
    public const string LastName = $"{Billing}lastName";
    public const string Culture = $"{Billing}culture";
    public const string Language = $"{Billing}language";
    public const string Country = $"{AddressPrefix}country";

    /// <summary>The hidden field with the ID that makes a repeated form the same request.</summary>
    public const string RequestId = "request-id";

    /// <summary>The hidden field with the etag of the profile that the person saw.</summary>
    public const string Etag = "etag";

    /// <summary>The name of the button that only shows the fields of another country.</summary>
    public const string ChangeCountry = "change-country";

    private const string AddressPrefix = $"{Billing}defaultAddress.";

    /// <summary>The name of a field of the address.</summary>
    public static string Address(AddressField field) => $"{AddressPrefix}{field.Name}";

    /// <summary>The names of the fields of a billing profile in a country.</summary>
    public static IEnumerable<string> GetBillingFields(AddressForm form) => [CompanyName, FirstName, LastName, Email, Country, .. form.Fields.Select(Address), Language, Culture];

    /// <summary>The names of the fields of a new customer in a country, in the order of the form.</summary>
    public static IEnumerable<string> GetFields(AddressForm form) => [.. GetBillingFields(form), Domain, RegistrationNumber, Reseller];

    /// <summary>The label of a field.</summary>
    public static string GetLabel(string field, AddressForm form) => field switch
    {
        Domain => Texts.CustomersDomain,
        RegistrationNumber => Texts.CustomerRegistrationNumber,
        Reseller => Texts.CustomerReseller,
        CompanyName => Texts.CustomersName,
        FirstName => Texts.FormFirstName,
        LastName => Texts.FormLastName,
        Email => Texts.CustomerEmail,
        Country => Texts.FormCountry,
        Language => Texts.CustomerLanguage,
        Culture => Texts.FormCulture,
        _ => form.Fields.FirstOrDefault(part => Address(part) == field) is { } part ? AddressTexts.GetLabel(part) : field,
    };

    /// <summary>Creates the billing profile that a form contains.</summary>
    public static CustomerBillingProfile ToBillingProfile(FormInput input, AddressForm form) => new()
    {
        CompanyName = Text(input, CompanyName),
        FirstName = Text(input, FirstName),
        LastName = Text(input, LastName),
        Email = Text(input, Email),
        Culture = Text(input, Culture),
        Language = Text(input, Language),
        DefaultAddress = new()
        {
            Country = Text(input, Country),
            AddressLine1 = Text(input, form, AddressPart.AddressLine1),
            AddressLine2 = Text(input, form, AddressPart.AddressLine2),
            City = Text(input, form, AddressPart.City),
            State = Text(input, form, AddressPart.State),
            PostalCode = Text(input, form, AddressPart.PostalCode),
            PhoneNumber = Text(input, form, AddressPart.PhoneNumber),
        },
        Attributes = new() { Etag = Text(input, Etag) },
    };

    /// <summary>Creates the customer that a form contains.</summary>
    public static Customer ToCustomer(FormInput input, AddressForm form) => new()
    {
        CompanyProfile = new() { Domain = Text(input, Domain), OrganizationRegistrationNumber = Text(input, RegistrationNumber) },
        BillingProfile = ToBillingProfile(input, form) with { Attributes = null },
        AssociatedPartnerId = Text(input, Reseller),
    };

    /// <summary>The values of a form for a stored billing profile.</summary>
    public static Dictionary<string, string> ToValues(CustomerBillingProfile profile)
    {
        var address = profile.DefaultAddress ?? new();
        return new Dictionary<string, string?>
        {
            [CompanyName] = profile.CompanyName,
            [FirstName] = profile.FirstName,
            [LastName] = profile.LastName,
            [Email] = profile.Email,
            [Culture] = profile.Culture,
            [Language] = profile.Language,
            [Country] = address.Country,
            [$"{AddressPrefix}addressLine1"] = address.AddressLine1,
            [$"{AddressPrefix}addressLine2"] = address.AddressLine2,
            [$"{AddressPrefix}city"] = address.City,
            [$"{AddressPrefix}state"] = address.State,
            [$"{AddressPrefix}postalCode"] = address.PostalCode,
            [$"{AddressPrefix}phoneNumber"] = address.PhoneNumber,
            [Etag] = profile.Attributes?.Etag,
        }.ToDictionary(value => value.Key, value => value.Value ?? "");
    }

    // A text that was left empty is not sent, as a client would do.
    private static string? Text(FormInput input, string name) => input[name] is { Length: > 0 } text ? text : null;

    private static string? Text(FormInput input, AddressForm form, AddressPart part) => form.Fields.FirstOrDefault(field => field.Part == part) is { } field ? Text(input, Address(field)) : null;
}
