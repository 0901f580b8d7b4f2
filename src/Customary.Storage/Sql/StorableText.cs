namespace Customary.Storage.Sql;

/// <summary>
/// Which text both databases can store: PostgreSQL stores no NUL (U+0000), and an unpaired surrogate has no UTF-8
/// encoding. Whatever is bound to a statement is checked here, so that both databases refuse the same text.
/// </summary>
internal static class StorableText
{
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    /// <summary>The text, if it can be stored.</summary>
    /// <exception cref="InvalidTextException">It contains NUL or an unpaired surrogate.</exception>
    public static string Require(string text)
    {
        if (text.Contains('\0') || HasUnpairedSurrogate(text)) throw new InvalidTextException();
        return text;
    }

    /// <summary>The JSON document, if none of its texts contains NUL, which JSON writes as an escape sequence.</summary>
    /// <exception cref="InvalidTextException">A text in it contains NUL.</exception>
    public static byte[] RequireJson(byte[] document)
    {
        ReadOnlySpan<byte> escape = "\\u0000"u8;
        for (var start = 0; document.AsSpan(start).IndexOf(escape) is >= 0 and var found; start += found + escape.Length)
        {
            // After an odd number of backslashes this one is itself escaped, and the text contains a backslash.
            var before = document.AsSpan(0, start + found);
            if ((before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 0) throw new InvalidTextException();
        }

        return document;
    }

    private static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange(FirstSurrogate, LastSurrogate) is >= 0 and var found)
        {
            text = text[found..];
            if (text.Length == 1 || !char.IsSurrogatePair(text[0], text[1])) return true;
            text = text[2..];
        }

        return false;
    }
}
