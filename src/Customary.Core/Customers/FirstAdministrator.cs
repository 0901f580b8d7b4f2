using System.Security.Cryptography;
using System.Text;
using Customary.Core.DirectoryObjects;
using Customary.Core.Security;
using Customary.Storage.Users;

namespace Customary.Core.Customers;

/// <summary>
/// The administrator that creation makes. The password is stored nowhere: it is derived from a key of the store, so
/// that a repeated request shows it again and a sign-in can be checked by deriving it.
/// </summary>
internal sealed class FirstAdministrator(DataKeys keys)
{
    /// <summary>The short name of the first administrator.</summary>
    public const string UserName = "admin";

    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnopqrstuvwxyz";
    private const string Digits = "23456789";
    private const string Any = Upper + Lower + Digits + "#%+-=?@";
    private const int Length = 20;

    /// <summary>Whether that is the first administrator of a customer, by short user name and password.</summary>
    public bool Matches(Guid customer, string userName, string password)
    {
        var credentials = GetCredentials(customer);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(credentials.Password!))
            && userName.Equals(credentials.UserName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The directory role that the first administrator has: every right there is.</summary>
    public static Guid Role => DirectoryRoles.CompanyAdministrator;

    /// <summary>The first administrator as a user; no password is kept with it. Source: the contract, section 4.18.</summary>
    public static UserRow CreateRow(Guid customer, Guid user, CustomerCompanyProfile company) => UserSerializer.Row(customer, new()
    {
        Id = user.ToString(),
        UserPrincipalName = $"{UserName}@{company.Domain}",
        DisplayName = company.CompanyName,
        UserDomainType = UserSerializer.DefaultDomainType,
        State = UserSerializer.Active,
    }, password: null);

    /// <summary>The credentials of a customer's first administrator, the same at every call.</summary>
    public UserCredentials GetCredentials(Guid customer)
    {
        var random = keys.DerivePasswordBytes(customer.ToByteArray(bigEndian: true));
        var password = new StringBuilder(Length);

        // One of each class first, so that every rule about classes is kept; the rest carries over 100 bits.
        password.Append(Upper[random[0] % Upper.Length]).Append(Lower[random[1] % Lower.Length]).Append(Digits[random[2] % Digits.Length]);
        for (var i = 3; i < Length; i++) password.Append(Any[random[i] % Any.Length]);
        return new() { UserName = UserName, Password = password.ToString() };
    }
}
