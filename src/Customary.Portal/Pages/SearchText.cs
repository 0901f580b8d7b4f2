namespace Customary.Portal.Pages;

/// <summary>Reads the texts of searches and filters from queries.</summary>
internal static class SearchText
{
    private static readonly System.Buffers.SearchValues<char> BidirectionalControls = System.Buffers.SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Returns a text without the characters that no name contains (control characters, bidirectional controls, unpaired surrogates), cut to a length.</summary>
    public static string Clean(string? text, int maxLength)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || (rune.IsBmp && BidirectionalControls.Contains((char)rune.Value))) continue;
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}
