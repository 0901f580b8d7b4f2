using System.Diagnostics.CodeAnalysis;

namespace Customary.Hosting.Http;

/// <summary>
/// Reads GUIDs in the forms <c>D</c>, <c>N</c>, <c>B</c> and <c>P</c> and nothing around them. The framework's own parser
/// also takes white space and control characters at both ends, signs and hexadecimal prefixes.
/// </summary>
internal static class StrictGuid
{
    private const int LongestForm = 38;
    private static readonly string[] Forms = ["D", "N", "B", "P"];

    /// <summary>Reads a GUID; false when the text is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid value)
    {
        value = default;
        if (text is null || text.Length > LongestForm) return false;
        Span<char> canonical = stackalloc char[LongestForm];
        foreach (var form in Forms)
        {
            if (Guid.TryParseExact(text, form, out value) && value.TryFormat(canonical, out var length, form)
                && canonical[..length].Equals(text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        value = default;
        return false;
    }
}
