using System.Text.RegularExpressions;
using Customary.Resources;
using Customary.Server.Countries;
using Customary.Server.Faults;

namespace Customary.Server.Users;

/// <summary>
/// What a user must be. Source: "Create user accounts for a customer" and the contract, section 4.18, where no table
/// says what is required: the place, both names and the password are.
/// </summary>
public sealed partial class UserRules(CountryCatalog countries)
{
    private const int LongestPart = 64;

    /// <summary>Checks a user that is to be created.</summary>
    public void CheckNew(CustomerUser sent, Violations found)
    {
        if (FieldText.IsAbsent(sent.UsageLocation)) found.Add("usageLocation", "is required");
        if (FieldText.IsAbsent(sent.UserPrincipalName)) found.Add("userPrincipalName", "is required");
        if (FieldText.IsAbsent(sent.DisplayName)) found.Add("displayName", "is required");
        CheckChange(sent, found);
        if (string.IsNullOrEmpty(sent.PasswordProfile?.Password)) PasswordRules.Check(sent.PasswordProfile, found);
    }

    /// <summary>Checks what is sent of a user that is to be changed.</summary>
    public void CheckChange(CustomerUser sent, Violations found)
    {
        if (FieldText.Read(sent.UsageLocation, "usageLocation", found) is { } place && (place.Length != 2 || !countries.TryFind(place, out _)))
            found.Add("usageLocation", "must be a country of two letters, such as US", 20000);
        if (FieldText.Read(sent.UserPrincipalName, "userPrincipalName", found) is { } name && !IsPrincipalName(name))
            found.Add("userPrincipalName", $"must be a name of at most {LongestPart} letters, digits and . - _ ! # ^ ~ ', an @, and a domain of the customer");
        FieldText.Read(sent.FirstName, "firstName", found, LongestPart);
        FieldText.Read(sent.LastName, "lastName", found, LongestPart);
        FieldText.Read(sent.DisplayName, "displayName", found);
        FieldText.Read(sent.ImmutableId, "immutableId", found);
        FieldText.Read(sent.PhoneNumber, "phoneNumber", found, LongestPart);
        if (!string.IsNullOrEmpty(sent.PasswordProfile?.Password)) PasswordRules.Check(sent.PasswordProfile, found);
    }

    /// <summary>The fault, where a principal name is in none of the customer's domains.</summary>
    internal static Fault? RefuseDomain(string principalName, IReadOnlyList<string> domains) =>
        domains.Contains(principalName[(principalName.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase)
            ? null
            : Fault.NotAllowed("userPrincipalName", $"must end in @ and a domain of the customer: {string.Join(", ", domains)}");

    private static bool IsPrincipalName(string name) =>
        name.LastIndexOf('@') is > 0 and <= LongestPart and var at && Local().IsMatch(name.AsSpan(0, at)) && Domains.DomainName.IsValid(name[(at + 1)..]);

    [GeneratedRegex(@"^[A-Za-z0-9'_!#^~-](?:[A-Za-z0-9'._!#^~-]*[A-Za-z0-9'_!#^~-])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Local();
}
