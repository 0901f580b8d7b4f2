namespace Customary.Hosting.Issuer;

/// <summary>
/// The code that a user enters to sign in on a device. Consonants only, so that it spells no word and no two letters are easily
/// confused. Source: RFC 8628, section 6.1.
/// </summary>
internal static class UserCode
{
    /// <summary>The number of letters: nine of 20 letters have 39 bits.</summary>
    public const int Length = 9;

    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    // The largest multiple of the number of letters that a byte can hold. Greater bytes would favor the first letters.
    private const int RandomLimit = 240;

    /// <summary>Creates a code.</summary>
    public static string Create(IdGenerator ids)
    {
        Span<char> code = stackalloc char[Length];
        Span<byte> random = stackalloc byte[1];
        for (var index = 0; index < Length;)
        {
            ids.FillRandom(random);
            if (random[0] < RandomLimit) code[index++] = Letters[random[0] % Letters.Length];
        }

        return new(code);
    }

    /// <summary>Returns the code in a text that a user typed, in any case and with spaces or hyphens; null if it is none.</summary>
    public static string? Parse(string text)
    {
        if (text.Length > Length * 3) return null;
        var code = string.Concat(text.Where(letter => letter is not (' ' or '-'))).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }
}
