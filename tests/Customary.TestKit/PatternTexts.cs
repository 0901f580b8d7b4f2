using System.Text.RegularExpressions;
using Fare;

namespace Customary.TestKit;

/// <summary>Generates texts that match a regular expression.</summary>
internal static partial class PatternTexts
{
    /// <summary>Generates a text. The same seed gives the same text.</summary>
    public static string Generate(string pattern, int seed)
    {
        // The library reads \d in a character class as the letter d.
        var text = new Xeger(DigitsInClass().Replace(pattern, "0-9"), new Random(seed)).Generate();
        Regex.IsMatch(text, pattern).ShouldBeTrue($"{text} was generated for {pattern}");
        return text;
    }

    [GeneratedRegex(@"(?<=\[[^\]]*)\\d")]
    private static partial Regex DigitsInClass();
}
