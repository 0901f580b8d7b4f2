using System.Diagnostics.CodeAnalysis;

namespace Customary.Hosting.Http;

/// <summary>
/// Parses GUIDs in the formats <c>D</c>, <c>N</c>, <c>B</c> and <c>P</c>. The framework's parser also accepts surrounding white
/// space and control characters, signs and hexadecimal prefixes.
/// </summary>
internal static class StrictGuid
{
    private const int MaxLength = 38;
    private static readonly string[] Formats = ["D", "N", "B", "P"];

    /// <summary>Parses a GUID; false if the text has another format.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid value)
    {
        value = default;
        if (text is null || text.Length > MaxLength) return false;
        Span<char> canonical = stackalloc char[MaxLength];
        foreach (var format in Formats)
        {
            if (Guid.TryParseExact(text, format, out value) && value.TryFormat(canonical, out var length, format)
                && canonical[..length].Equals(text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        value = default;
        return false;
    }
}
