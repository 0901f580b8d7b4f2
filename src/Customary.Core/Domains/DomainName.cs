using System.Text.RegularExpressions;

namespace Customary.Core.Domains;

/// <summary>
/// Validates domain names: labels of letters, digits and inner hyphens, with the maximum lengths of DNS. A name in another script is
/// stored and compared in its ASCII form. Source: RFC 5890 to 5892 (IDNA).
/// </summary>
internal static partial class DomainName
{
    private const int MaxLength = 253;
    private const string AsciiForm = "xn--";
    private static readonly IdnMapping Idna = new() { UseStd3AsciiRules = true };

    /// <summary>Whether a text is a domain name of at least two labels in ASCII form.</summary>
    public static bool IsValid(string text) => text.Length <= MaxLength && Labels().IsMatch(text) && text.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether a text is one or more labels, which can precede a suffix.</summary>
    public static bool IsPrefix(string text) => text.Length is > 0 and <= MaxLength && Labels().IsMatch(text);

    /// <summary>
    /// Converts a domain name to its ASCII form. Returns false if the text is not a domain name, or if it is an ASCII form that no
    /// name is converted to.
    /// </summary>
    public static bool TryToAscii(string text, out string ascii)
    {
        ascii = text;
        if (text.Length > MaxLength) return false;
        var isAscii = Ascii.IsValid(text);
        if (isAscii && !text.Contains(AsciiForm, StringComparison.OrdinalIgnoreCase)) return true;
        try
        {
            // Convert back too, so that each name has exactly one ASCII form.
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
