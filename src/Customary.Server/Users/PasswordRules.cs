using Customary.Resources;
using Customary.Server.Faults;

namespace Customary.Server.Users;

/// <summary>
/// What a password must be: 8 to 256 characters of the keyboard, of three of the four classes. Source: the
/// directory's password policy.
/// </summary>
internal static class PasswordRules
{
    private const int Shortest = 8;
    private const int Longest = 256;
    private const int LeastClasses = 3;
    private const string Field = "passwordProfile.password";

    /// <summary>Checks a password that is to be set; nothing that is said repeats it.</summary>
    public static void Check(PasswordProfile? sent, Violations found)
    {
        if (string.IsNullOrEmpty(sent?.Password)) found.Add(Field, "is required");
        else if (sent.Password.Length is < Shortest or > Longest) found.Add(Field, $"must have {Shortest} to {Longest} characters");
        else if (sent.Password.Any(letter => letter is < ' ' or > '~')) found.Add(Field, "may have only letters A to Z, digits, blanks and the symbols of an English keyboard");
        else if (Classes(sent.Password) < LeastClasses) found.Add(Field, "must have characters of three of these: lower case, upper case, digits, symbols");
    }

    private static int Classes(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0)
        + (password.Any(letter => !char.IsAsciiLetterOrDigit(letter)) ? 1 : 0);
}
