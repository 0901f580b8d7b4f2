namespace Customary.Core.Etags;

/// <summary>
/// The etags for which an update is allowed: those of If-Match, quoted or not, else attributes.etag of the body, which the .NET SDKs
/// send (docs/contract.md#etags).
/// </summary>
internal sealed class EtagCondition
{
    private readonly string[] _allowed;
    private readonly bool _any;

    private EtagCondition(string[] allowed, bool any) => (_allowed, _any) = (allowed, any);

    /// <summary>Whether the request has no condition.</summary>
    public bool IsAbsent => _allowed.Length == 0 && !_any;

    /// <summary>Reads the condition of a request.</summary>
    public static EtagCondition Read(string? ifMatch, ResourceAttributes? attributes)
    {
        var header = ifMatch ?? "";
        if (header.Trim().Length == 0) return new(string.IsNullOrEmpty(attributes?.Etag) ? [] : [attributes.Etag], any: false);
        var tags = header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // A header with only commas has no etag. It is a condition that no etag meets, and not an absent one.
        return new(tags.Length == 0 ? [""] : [.. tags.Select(RemoveQuotes)], tags.Contains("*"));
    }

    /// <summary>Whether the update is allowed for the current etag.</summary>
    public bool IsMet(string current) => IsAbsent || _any || _allowed.Any(tag => AreSame(tag, current));

    private static string RemoveQuotes(string tag) => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');

    // Etags are compared as numbers, because some clients store them as numbers.
    private static bool AreSame(string tag, string current) =>
        long.TryParse(tag, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number == long.Parse(current, CultureInfo.InvariantCulture);
}
