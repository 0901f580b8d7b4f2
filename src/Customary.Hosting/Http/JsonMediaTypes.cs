using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Http;

/// <summary>Which media types are JSON. Source: the contract, section 1, and decision 12.</summary>
internal static class JsonMediaTypes
{
    /// <summary>Whether a body of that type is JSON in UTF-8; a body without a type is taken at its word.</summary>
    public static bool IsJson(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || contentType == "application/json") return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (Is(type, "application", "json") || Is(type, "text", "json") || (type.Type == "application" && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether somebody who accepts that takes JSON.</summary>
    public static bool IsAccepted(StringValues accept)
    {
        if (accept.Count == 0 || accept is ["application/json" or "*/*" or ""]) return true;
        return !MediaTypeHeaderValue.TryParseList(accept, out var types)
            || types.Any(type => type.Quality is not 0 && (type.MatchesAllTypes || Takes(type)));
    }

    private static bool Takes(MediaTypeHeaderValue type) =>
        (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && (type.MatchesAllSubTypes || type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)))
        || Is(type, "text", "json");

    private static bool Is(MediaTypeHeaderValue type, string name, string subtype) =>
        type.Type.Equals(name, StringComparison.OrdinalIgnoreCase) && type.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase);
}
