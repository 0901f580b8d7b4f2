using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Customary.Core.Domains;

/// <summary>
/// The form of domain names: labels of letters, digits and inner hyphens, within DNS's lengths. A name in another
/// script is kept and compared in its ASCII form. Source: RFC 5890 to 5892 (IDNA).
/// </summary>
internal static partial class DomainName
{
    private const int MaxLength = 253;
    private const string AsciiForm = "xn--";
    private static readonly IdnMapping Idna = new() { UseStd3AsciiRules = true };

    /// <summary>Whether a text is a domain name of two labels or more, in its ASCII form.</summary>
    public static bool IsValid(string text) => text.Length <= MaxLength && Labels().IsMatch(text) && text.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether a text is one label or several, as the part before a suffix is.</summary>
    public static bool IsPrefix(string text) => text.Length is > 0 and <= MaxLength && Labels().IsMatch(text);

    /// <summary>
    /// A domain name in its ASCII form: one in ASCII as it is, one in another script converted. False when it is no
    /// name, or claims to be converted from what none would be converted to.
    /// </summary>
    public static bool TryToAscii(string text, out string ascii)
    {
        ascii = text;
        if (text.Length > MaxLength) return false;
        var isAscii = Ascii.IsValid(text);
        if (isAscii && !text.Contains(AsciiForm, StringComparison.OrdinalIgnoreCase)) return true;
        try
        {
            // There and back, so that every name has one ASCII form only.
            ascii = (isAscii ? text : Idna.GetAscii(text)).ToLowerInvariant();
            return Idna.GetAscii(Idna.GetUnicode(ascii)).Equals(ascii, StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}
