using System.Globalization;

namespace Customary.Core.Etags;

/// <summary>
/// Under which etag a write may happen: If-Match where it is sent, quoted or not, else the body's attributes.etag,
/// which is what the .NET SDKs send (decision 6 and the contract, section 7).
/// </summary>
internal sealed class EtagCondition
{
    private readonly string[] _allowed;
    private readonly bool _any;

    private EtagCondition(string[] allowed, bool any) => (_allowed, _any) = (allowed, any);

    /// <summary>Whether there is no condition at all.</summary>
    public bool IsAbsent => _allowed.Length == 0 && !_any;

    /// <summary>Reads the condition of a request.</summary>
    public static EtagCondition Read(string? ifMatch, ResourceAttributes? attributes)
    {
        var header = ifMatch ?? "";
        if (header.Trim().Length == 0) return new(string.IsNullOrEmpty(attributes?.Etag) ? [] : [attributes.Etag], any: false);
        var tags = header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // A header of commas alone names no etag: a condition that nothing meets, not one that is absent.
        return new(tags.Length == 0 ? [""] : [.. tags.Select(Bare)], tags.Contains("*"));
    }

    /// <summary>Whether a write may happen on that etag.</summary>
    public bool IsMet(string current) => IsAbsent || _any || _allowed.Any(tag => AreSame(tag, current));

    private static string Bare(string tag) => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');

    // Etags are numbers: compared as such, so that a client that keeps them as numbers fares no worse.
    private static bool AreSame(string sent, string current) =>
        long.TryParse(sent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number == long.Parse(current, CultureInfo.InvariantCulture);
}
