using System.Text.RegularExpressions;
using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.Users;

/// <summary>
/// Validates users. The usage location, both names and the password are required. Sources: "Create user accounts for a customer",
/// which has no table of required properties, and docs/contract.md#users.
/// </summary>
internal sealed partial class UserValidator(CountryCatalog countries)
{
    private const int MaxLocalPartLength = 64;

    /// <summary>Validates a new user.</summary>
    public void ValidateNew(CustomerUser user, ValidationErrors errors)
    {
        if (FieldText.IsBlank(user.UsageLocation)) errors.Add("usageLocation", "is required");
        if (FieldText.IsBlank(user.UserPrincipalName)) errors.Add("userPrincipalName", "is required");
        if (FieldText.IsBlank(user.DisplayName)) errors.Add("displayName", "is required");
        ValidateChange(user, errors);
        if (string.IsNullOrEmpty(user.PasswordProfile?.Password)) PasswordValidator.Validate(user.PasswordProfile, errors);
    }

    /// <summary>Validates the properties of an update.</summary>
    public void ValidateChange(CustomerUser user, ValidationErrors errors)
    {
        if (FieldText.Read(user.UsageLocation, "usageLocation", errors) is { } location && (location.Length != 2 || !countries.TryFind(location, out _)))
            errors.Add("usageLocation", "must be a two-letter country code, such as US", 20000);
        if (FieldText.Read(user.UserPrincipalName, "userPrincipalName", errors) is { } name && !IsPrincipalName(name))
            errors.Add("userPrincipalName", $"must be at most {MaxLocalPartLength} letters, digits and . - _ ! # ^ ~ ', then @ and a domain of the customer");
        FieldText.Read(user.FirstName, "firstName", errors, MaxLocalPartLength);
        FieldText.Read(user.LastName, "lastName", errors, MaxLocalPartLength);
        FieldText.Read(user.DisplayName, "displayName", errors);
        FieldText.Read(user.ImmutableId, "immutableId", errors);
        FieldText.Read(user.PhoneNumber, "phoneNumber", errors, MaxLocalPartLength);
        if (!string.IsNullOrEmpty(user.PasswordProfile?.Password)) PasswordValidator.Validate(user.PasswordProfile, errors);
    }

    /// <summary>The fault if a principal name is in none of the customer's domains; null otherwise.</summary>
    internal static Fault? RefuseDomain(string principalName, IReadOnlyList<string> domains) =>
        domains.Contains(principalName[(principalName.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase)
            ? null
            : Fault.InvalidParameter("userPrincipalName", $"must end in @ and a domain of the customer: {string.Join(", ", domains)}");

    private static bool IsPrincipalName(string name) =>
        name.LastIndexOf('@') is > 0 and <= MaxLocalPartLength and var at && Local().IsMatch(name.AsSpan(0, at)) && DomainName.IsValid(name[(at + 1)..]);

    [GeneratedRegex(@"^[A-Za-z0-9'_!#^~-](?:[A-Za-z0-9'._!#^~-]*[A-Za-z0-9'_!#^~-])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Local();
}
