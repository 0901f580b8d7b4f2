using System.Buffers;

namespace Customary.Core.Countries;

/// <summary>Validates phone numbers by the rules of a country. Source: docs/contract.md#registration-and-phone-numbers.</summary>
internal static class PhoneNumber
{
    /// <summary>The maximum length, in UTF-16 code units.</summary>
    public const int MaxLength = 50;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" .-()");
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789+ .-()/x#,");

    /// <summary>
    /// Whether a number is valid. With a published pattern, the number must match it: as it is, without separators, or without
    /// separators and the country's own calling code after a plus sign. Without one, a few characters are allowed, and one must be a digit.
    /// </summary>
    public static bool IsValid(string number, CountryValidationRules rules)
    {
        if (rules.PhoneNumberRegex is not { } pattern) return !number.AsSpan().ContainsAnyExcept(Allowed) && number.AsSpan().ContainsAnyInRange('0', '9');
        var compact = string.Concat(number.Where(character => !Separators.Contains(character)));
        return pattern.IsMatch(number) || pattern.IsMatch(compact) || IsInternational(compact, pattern, rules.CountryCallingCodesList);
    }

    /// <summary>What <see cref="IsValid"/> accepts, as the end of a sentence.</summary>
    public static string Describe(CountryValidationRules rules) => rules.PhoneNumberRegex is { } pattern
        ? $"it must match {pattern}, with or without +{string.Join(" or +", rules.CountryCallingCodesList)}"
        : "use 1 to 50 characters out of digits, spaces and + . - ( ) / x # , with at least one digit";

    private static bool IsInternational(string compact, Pattern pattern, IReadOnlyList<string> callingCodes) =>
        compact.StartsWith('+')
        && callingCodes.Any(code => compact.AsSpan(1).StartsWith(code, StringComparison.Ordinal) && pattern.IsMatch(compact[(1 + code.Length)..]));
}
