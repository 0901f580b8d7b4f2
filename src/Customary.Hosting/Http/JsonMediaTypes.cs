using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Http;

/// <summary>Recognizes JSON media types (docs/contract.md#media-types).</summary>
internal static class JsonMediaTypes
{
    /// <summary>Whether a content type is JSON in UTF-8. A body without a content type counts as JSON.</summary>
    public static bool IsJson(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || contentType == "application/json") return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (Is(type, "application", "json") || Is(type, "text", "json") || (type.Type == "application" && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the values of an Accept header include JSON.</summary>
    public static bool IsAccepted(StringValues accept)
    {
        if (accept.Count == 0 || accept is ["application/json" or "*/*" or ""]) return true;
        return !MediaTypeHeaderValue.TryParseList(accept, out var types)
            || types.Any(type => type.Quality is not 0 && (type.MatchesAllTypes || IncludesJson(type)));
    }

    private static bool IncludesJson(MediaTypeHeaderValue type) =>
        (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && (type.MatchesAllSubTypes || type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)))
        || Is(type, "text", "json");

    private static bool Is(MediaTypeHeaderValue type, string name, string subtype) =>
        type.Type.Equals(name, StringComparison.OrdinalIgnoreCase) && type.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase);
}
