using System.Text.RegularExpressions;
using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.Users;

/// <summary>
/// What a user must be. Source: "Create user accounts for a customer" and the contract, section 4.18, where no table
/// says what is required: the place, both names and the password are.
/// </summary>
internal sealed partial class UserValidator(CountryCatalog countries)
{
    private const int MaxLocalPartLength = 64;

    /// <summary>Checks a user that is to be created.</summary>
    public void ValidateNew(CustomerUser sent, ValidationErrors errors)
    {
        if (FieldText.IsBlank(sent.UsageLocation)) errors.Add("usageLocation", "is required");
        if (FieldText.IsBlank(sent.UserPrincipalName)) errors.Add("userPrincipalName", "is required");
        if (FieldText.IsBlank(sent.DisplayName)) errors.Add("displayName", "is required");
        ValidateChange(sent, errors);
        if (string.IsNullOrEmpty(sent.PasswordProfile?.Password)) PasswordValidator.Validate(sent.PasswordProfile, errors);
    }

    /// <summary>Checks what is sent of a user that is to be changed.</summary>
    public void ValidateChange(CustomerUser sent, ValidationErrors errors)
    {
        if (FieldText.Read(sent.UsageLocation, "usageLocation", errors) is { } place && (place.Length != 2 || !countries.TryFind(place, out _)))
            errors.Add("usageLocation", "must be a country of two letters, such as US", 20000);
        if (FieldText.Read(sent.UserPrincipalName, "userPrincipalName", errors) is { } name && !IsPrincipalName(name))
            errors.Add("userPrincipalName", $"must be a name of at most {MaxLocalPartLength} letters, digits and . - _ ! # ^ ~ ', an @, and a domain of the customer");
        FieldText.Read(sent.FirstName, "firstName", errors, MaxLocalPartLength);
        FieldText.Read(sent.LastName, "lastName", errors, MaxLocalPartLength);
        FieldText.Read(sent.DisplayName, "displayName", errors);
        FieldText.Read(sent.ImmutableId, "immutableId", errors);
        FieldText.Read(sent.PhoneNumber, "phoneNumber", errors, MaxLocalPartLength);
        if (!string.IsNullOrEmpty(sent.PasswordProfile?.Password)) PasswordValidator.Validate(sent.PasswordProfile, errors);
    }

    /// <summary>The fault, where a principal name is in none of the customer's domains.</summary>
    internal static Fault? RefuseDomain(string principalName, IReadOnlyList<string> domains) =>
        domains.Contains(principalName[(principalName.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase)
            ? null
            : Fault.InvalidParameter("userPrincipalName", $"must end in @ and a domain of the customer: {string.Join(", ", domains)}");

    private static bool IsPrincipalName(string name) =>
        name.LastIndexOf('@') is > 0 and <= MaxLocalPartLength and var at && Local().IsMatch(name.AsSpan(0, at)) && DomainName.IsValid(name[(at + 1)..]);

    [GeneratedRegex(@"^[A-Za-z0-9'_!#^~-](?:[A-Za-z0-9'._!#^~-]*[A-Za-z0-9'_!#^~-])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Local();
}
