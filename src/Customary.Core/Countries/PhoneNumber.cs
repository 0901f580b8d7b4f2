namespace Customary.Core.Countries;

/// <summary>Validates phone numbers. Source: docs/contract.md#registration-and-phone-numbers.</summary>
internal static class PhoneNumber
{
    // ITU-T E.164: at most 15 digits, and a country code does not start with 0. No existing number has fewer than 7.
    private const int MinDigits = 7;
    private const int MaxDigits = 15;

    /// <summary>Whether a number is E.164 with a plus sign and digits only.</summary>
    public static bool IsE164(ReadOnlySpan<char> number) =>
        number is ['+', >= '1' and <= '9', ..]
        && number.Length - 1 is >= MinDigits and <= MaxDigits
        && !number[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a number is E.164 or has the recorded format of a country.</summary>
    public static bool IsValid(string number, Country country) =>
        IsE164(number) || country.PhoneRegex?.IsMatch(number) is true;
}
