using Customary.Portal.Customers;
using Customary.Portal.Pages;

namespace Customary.Portal.Organization;

/// <summary>The form with which a new organization registers. The names of its fields are the paths of the API's operation.</summary>
internal static class RegistrationForm
{
    /// <summary>The field with the country.</summary>
    public const string CountryField = "billingProfile.defaultAddress.country";

    /// <summary>The field with the part of the domain before the suffix of the cloud.</summary>
    public const string DomainField = "companyProfile.domain";

    /// <summary>The hidden field with the ID of the form, so that a form that is sent twice registers one customer.</summary>
    public const string IdField = "form-id";

    public const string CompanyName = "billingProfile.companyName";
    public const string RegistrationNumber = "companyProfile.organizationRegistrationNumber";
    public const string FirstName = "billingProfile.firstName";
    public const string LastName = "billingProfile.lastName";
    public const string Email = "billingProfile.email";

    /// <summary>The field with the culture, which is the language too.</summary>
    public const string CultureField = "billingProfile.culture";

    private const string Address = "billingProfile.defaultAddress.";

    /// <summary>All fields of a form in their order.</summary>
    public static IEnumerable<string> GetFields(AddressForm form) =>
        [CountryField, CompanyName, DomainField, RegistrationNumber, .. form.Fields.Select(GetName), FirstName, LastName, Email, CultureField];

    /// <summary>The name of a field of the address.</summary>
    public static string GetName(AddressField field) => Address + field.Name;

    /// <summary>The label of a field.</summary>
    public static string GetLabel(string field, AddressForm form) => field switch
    {
        CountryField => Texts.RegistrationCountry,
        CompanyName => Texts.RegistrationCompanyName,
        DomainField => Texts.RegistrationDomain,
        RegistrationNumber => Texts.RegistrationNumber,
        FirstName => Texts.RegistrationFirstName,
        LastName => Texts.RegistrationLastName,
        Email => Texts.RegistrationEmail,
        CultureField => Texts.RegistrationCulture,
        _ => form.Fields.FirstOrDefault(part => GetName(part) == field) is { } part ? AddressTexts.GetLabel(part) : field,
    };

    /// <summary>Creates the organization that a form describes. The domain has the suffix of the cloud, whether or not it was typed.</summary>
    public static Customer Read(FormInput input, Cloud cloud) => new()
    {
        CompanyProfile = new()
        {
            Domain = GetDomain(input[DomainField], cloud),
            OrganizationRegistrationNumber = Find(input, RegistrationNumber),
        },
        BillingProfile = new()
        {
            CompanyName = Find(input, CompanyName),
            FirstName = Find(input, FirstName),
            LastName = Find(input, LastName),
            Email = Find(input, Email),
            Culture = Find(input, CultureField),
            Language = Find(input, CultureField),
            DefaultAddress = new()
            {
                Country = Find(input, CountryField),
                AddressLine1 = Find(input, $"{Address}addressLine1"),
                AddressLine2 = Find(input, $"{Address}addressLine2"),
                City = Find(input, $"{Address}city"),
                State = Find(input, $"{Address}state"),
                PostalCode = Find(input, $"{Address}postalCode"),
                PhoneNumber = Find(input, $"{Address}phoneNumber"),
            },
        },
    };

    /// <summary>Returns the form with the default culture of a country.</summary>
    public static FormInput WithCulture(FormInput input, Country country) => input with { Values = new Dictionary<string, string>(input.Values) { [CultureField] = country.Rules.DefaultCulture } };

    /// <summary>Returns the form with the errors of a fault. The form has one field for culture and language.</summary>
    public static FormInput WithErrors(FormInput input, Fault fault, AddressForm form) =>
        input.WithErrors(fault with { Data = [.. fault.Data.Where(error => !error.StartsWith("billingProfile.language:", StringComparison.Ordinal))] }, GetFields(form));

    private static string? GetDomain(string text, Cloud cloud)
    {
        var domain = text.Trim();
        if (domain.Length == 0) return null;
        return domain.EndsWith($".{cloud.DomainSuffix}", StringComparison.OrdinalIgnoreCase) ? domain : $"{domain}.{cloud.DomainSuffix}";
    }

    private static string? Find(FormInput input, string field) => input[field] is { Length: > 0 } value ? value : null;
}
