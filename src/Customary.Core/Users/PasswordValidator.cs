namespace Customary.Core.Users;

/// <summary>
/// What a password must be: 8 to 256 characters of the keyboard, of three of the four classes. Source: the
/// directory's password policy.
/// </summary>
internal static class PasswordValidator
{
    private const int MinLength = 8;
    private const int MaxLength = 256;
    private const int MinCharacterClasses = 3;
    private const string Field = "passwordProfile.password";

    /// <summary>Checks a password that is to be set; nothing that is said repeats it.</summary>
    public static void Validate(PasswordProfile? sent, ValidationErrors errors)
    {
        if (string.IsNullOrEmpty(sent?.Password)) errors.Add(Field, "is required");
        else if (sent.Password.Length is < MinLength or > MaxLength) errors.Add(Field, $"must have {MinLength} to {MaxLength} characters");
        else if (sent.Password.Any(letter => letter is < ' ' or > '~')) errors.Add(Field, "may have only letters A to Z, digits, blanks and the symbols of an English keyboard");
        else if (Classes(sent.Password) < MinCharacterClasses) errors.Add(Field, "must have characters of three of these: lower case, upper case, digits, symbols");
    }

    private static int Classes(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0)
        + (password.Any(letter => !char.IsAsciiLetterOrDigit(letter)) ? 1 : 0);
}
