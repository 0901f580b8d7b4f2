using System.Text;

namespace Customary.Storage.Sql;

/// <summary>
/// Text as it is compared and sorted where case must not matter: composed (NFC), upper case by the invariant
/// rules, as UTF-8 bytes, so that both databases order it alike and by code point (decision 2).
/// </summary>
internal static class FoldedText
{
    // No UTF-8 text has this byte, so it stands after all of them.
    private const byte EndOfRange = 0xFF;
    private const char NeverComposed = '\uFFFE';

    /// <summary>The key under which a text is kept and looked for.</summary>
    /// <exception cref="InvalidTextException">It contains NUL or an unpaired surrogate.</exception>
    public static byte[] Key(string text) =>
        Encoding.UTF8.GetBytes(Compose(StorableText.Require(text)).ToUpperInvariant());

    /// <summary>The first key that does not begin with this one.</summary>
    public static byte[] EndOfPrefix(byte[] prefix)
    {
        if (prefix.Length == 0) return [EndOfRange];
        var end = (byte[])prefix.Clone();

        // The last byte of UTF-8 text is below 0xF5, so adding one never carries.
        end[^1]++;
        return end;
    }

    // The platform refuses to compose text with U+FFFE in it; nothing composes across that character, so its sides do alone.
    private static string Compose(string text) => text.Contains(NeverComposed, StringComparison.Ordinal)
        ? string.Join(NeverComposed, text.Split(NeverComposed).Select(side => side.Normalize(NormalizationForm.FormC)))
        : text.Normalize(NormalizationForm.FormC);
}
