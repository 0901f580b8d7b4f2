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

    private const string CultureField = "billingProfile.culture";
    private const string CompanyName = "billingProfile.companyName";
    private const string RegistrationNumber = "companyProfile.organizationRegistrationNumber";
    private const string Address = "billingProfile.defaultAddress.";

    /// <summary>The fields that every country has.</summary>
    private static readonly string[] Common =
        [CompanyName, DomainField, CountryField, RegistrationNumber, "billingProfile.firstName", "billingProfile.lastName", "billingProfile.email", CultureField];

    /// <summary>All fields of a form.</summary>
    public static IEnumerable<string> GetFields(AddressForm form) => Common.Concat(form.Fields.Select(field => Address + field.Name));

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
            FirstName = Find(input, "billingProfile.firstName"),
            LastName = Find(input, "billingProfile.lastName"),
            Email = Find(input, "billingProfile.email"),
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
