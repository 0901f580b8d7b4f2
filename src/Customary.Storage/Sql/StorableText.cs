namespace Customary.Storage.Sql;

/// <summary>
/// Checks whether both databases can store a text. PostgreSQL cannot store NUL (U+0000), and an unpaired surrogate has no
/// UTF-8 encoding. Every bound text is checked, so both databases reject the same text.
/// </summary>
internal static class StorableText
{
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    /// <summary>Returns the text.</summary>
    /// <exception cref="InvalidTextException">The text contains NUL or an unpaired surrogate.</exception>
    public static string Require(string text)
    {
        if (!IsStorable(text)) throw new InvalidTextException();
        return text;
    }

    /// <summary>Whether both databases can store a text.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0') && !HasUnpairedSurrogate(text);

    /// <summary>Returns the JSON document. JSON writes NUL as an escape sequence.</summary>
    /// <exception cref="InvalidTextException">A string in the document contains NUL.</exception>
    public static byte[] RequireJson(byte[] document)
    {
        ReadOnlySpan<byte> escape = "\\u0000"u8;
        for (var start = 0; document.AsSpan(start).IndexOf(escape) is >= 0 and var index; start += index + escape.Length)
        {
            // After an odd number of backslashes, the backslash of this sequence is itself escaped.
            var before = document.AsSpan(0, start + index);
            if ((before.Length - before.TrimEnd((byte)'\\').Length) % 2 == 0) throw new InvalidTextException();
        }

        return document;
    }

    private static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange(FirstSurrogate, LastSurrogate) is >= 0 and var index)
        {
            text = text[index..];
            if (text.Length == 1 || !char.IsSurrogatePair(text[0], text[1])) return true;
            text = text[2..];
        }

        return false;
    }
}
