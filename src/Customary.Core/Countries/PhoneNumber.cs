namespace Customary.Core.Countries;

/// <summary>The form of a phone number. Source: decision 9.</summary>
internal static class PhoneNumber
{
    // ITU-T E.164: at most 15 digits, the country code never begins with 0. No number that exists has less than 7.
    private const int MinDigits = 7;
    private const int MaxDigits = 15;

    /// <summary>Whether this is E.164 with its plus sign and nothing between the digits.</summary>
    public static bool IsE164(ReadOnlySpan<char> number) =>
        number is ['+', >= '1' and <= '9', ..]
        && number.Length - 1 is >= MinDigits and <= MaxDigits
        && !number[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether this is a number of the form that is recorded for the country, or E.164.</summary>
    public static bool IsValid(string number, Country country) =>
        IsE164(number) || country.PhoneRegex?.IsMatch(number) is true;
}
