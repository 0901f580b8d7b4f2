namespace Customary.Storage.Sql;

/// <summary>
/// Folds text for case-insensitive comparison and sorting: NFC, invariant upper case, UTF-8 bytes. Both databases sort
/// the bytes in the same order, by code point. See docs/decisions/0004-folded-keys-are-bytes.md.
/// </summary>
internal static class FoldedText
{
    // UTF-8 text never contains this byte, so it sorts after all text.
    private const byte EndOfRange = 0xFF;
    private const char NeverComposed = '\uFFFE';

    /// <summary>Returns the search key of a text.</summary>
    /// <exception cref="InvalidTextException">The text contains NUL or an unpaired surrogate.</exception>
    public static byte[] Key(string text) =>
        Encoding.UTF8.GetBytes(Compose(StorableText.Require(text)).ToUpperInvariant());

    /// <summary>Returns the smallest key that is greater than every key with this prefix.</summary>
    public static byte[] EndOfPrefix(byte[] prefix)
    {
        if (prefix.Length == 0) return [EndOfRange];
        var end = (byte[])prefix.Clone();

        // The last byte of UTF-8 text is below 0xF5, so the increment never overflows.
        end[^1]++;
        return end;
    }

    // Normalize throws on U+FFFE. No composition crosses that character, so each side is normalized on its own.
    private static string Compose(string text) => text.Contains(NeverComposed, StringComparison.Ordinal)
        ? string.Join(NeverComposed, text.Split(NeverComposed).Select(part => part.Normalize(NormalizationForm.FormC)))
        : text.Normalize(NormalizationForm.FormC);
}
