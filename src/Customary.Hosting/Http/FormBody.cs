using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Http;

/// <summary>
/// Reads form posts (<c>application/x-www-form-urlencoded</c> in UTF-8) for the token and authorize endpoints and for the page
/// that accepts relationship requests.
/// </summary>
internal static class FormBody
{
    private const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>Reads the form; null if the media type is not a form's, or if the form has too many or too long fields.</summary>
    /// <exception cref="RequestFaultException">The body has a content encoding, or is not UTF-8.</exception>
    public static async ValueTask<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsForm(request.ContentType)) return null;
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body));
            return new FormCollection(reader.ReadForm());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
