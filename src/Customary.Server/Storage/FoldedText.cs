using System.Text;

namespace Customary.Server.Storage;

/// <summary>
/// Text as it is compared and sorted where case must not matter: composed (NFC), upper case by the invariant
/// rules, as UTF-8 bytes, so that both databases order it alike and by code point (decision 2).
/// </summary>
public static class FoldedText
{
    // No UTF-8 text has this byte, so it stands after all of them.
    private const byte AfterEverything = 0xFF;

    /// <summary>The key under which a text is kept and looked for.</summary>
    public static byte[] Key(string text) =>
        Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC).ToUpperInvariant());

    /// <summary>The first key that does not begin with this one.</summary>
    public static byte[] EndOfPrefix(byte[] prefix)
    {
        if (prefix.Length == 0) return [AfterEverything];
        var end = (byte[])prefix.Clone();

        // The last byte of UTF-8 text is below 0xF5, so adding one never carries.
        end[^1]++;
        return end;
    }
}
