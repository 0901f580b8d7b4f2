using System.Security.Cryptography;
using Customary.Core.DirectoryObjects;

namespace Customary.Core.Customers;

/// <summary>
/// The first administrator of a customer. The password is not stored. It is derived from a key in the store, so that a repeated
/// request returns it again and a sign-in can verify it (docs/decisions/0003-passwords-are-derived.md).
/// </summary>
internal sealed class FirstAdministrator(DataKeys keys)
{
    /// <summary>The short name of the first administrator.</summary>
    public const string UserName = "admin";

    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnopqrstuvwxyz";
    private const string Digits = "23456789";
    private const string AllCharacters = Upper + Lower + Digits + "#%+-=?@";
    private const int Length = 20;

    /// <summary>Whether a short user name and a password are those of the first administrator of a customer.</summary>
    public bool Matches(Guid customer, string userName, string password)
    {
        var credentials = GetCredentials(customer);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(credentials.Password!))
            && userName.Equals(credentials.UserName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The directory role of the first administrator, which has every permission.</summary>
    public static Guid Role => DirectoryRoles.CompanyAdministrator;

    /// <summary>Creates the row of the first administrator, without a password. Source: docs/contract.md#users.</summary>
    public static UserRow CreateRow(Guid customer, Guid user, CustomerCompanyProfile company) => UserSerializer.Row(customer, new()
    {
        Id = user.ToString(),
        UserPrincipalName = $"{UserName}@{company.Domain}",
        DisplayName = company.CompanyName,
        UserDomainType = UserSerializer.DefaultDomainType,
        State = UserSerializer.Active,
    }, password: null);

    /// <summary>The credentials of a customer's first administrator, the same for every call.</summary>
    public UserCredentials GetCredentials(Guid customer)
    {
        var random = keys.DerivePasswordBytes(customer.ToByteArray(bigEndian: true));
        var password = new StringBuilder(Length);

        // One character of each class first, for password policies. The rest has more than 100 bits of entropy.
        password.Append(Upper[random[0] % Upper.Length]).Append(Lower[random[1] % Lower.Length]).Append(Digits[random[2] % Digits.Length]);
        for (var i = 3; i < Length; i++) password.Append(AllCharacters[random[i] % AllCharacters.Length]);
        return new() { UserName = UserName, Password = password.ToString() };
    }
}
