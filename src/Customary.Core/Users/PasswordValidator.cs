namespace Customary.Core.Users;

/// <summary>
/// Validates passwords: 8 to 256 characters of an English keyboard, from three of the four classes. Source: the password policy
/// of the directory.
/// </summary>
internal static class PasswordValidator
{
    private const int MinLength = 8;
    private const int MaxLength = 256;
    private const int MinCharacterClasses = 3;
    private const string Field = "passwordProfile.password";

    /// <summary>Validates a new password. The errors never contain it.</summary>
    public static void Validate(PasswordProfile? profile, ValidationErrors errors)
    {
        if (string.IsNullOrEmpty(profile?.Password)) errors.Add(Field, "is required");
        else if (profile.Password.Length is < MinLength or > MaxLength) errors.Add(Field, $"must have {MinLength} to {MaxLength} characters");
        else if (profile.Password.Any(letter => letter is < ' ' or > '~')) errors.Add(Field, "can contain only letters A to Z, digits, spaces and the symbols of an English keyboard");
        else if (CountClasses(profile.Password) < MinCharacterClasses) errors.Add(Field, "must have characters from three of these classes: lower case, upper case, digits, symbols");
    }

    private static int CountClasses(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0)
        + (password.Any(letter => !char.IsAsciiLetterOrDigit(letter)) ? 1 : 0);
}
