using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Http;

/// <summary>
/// The one reader of form posts: of the token and authorize endpoints, and of the page behind a relationship request. It takes
/// <c>application/x-www-form-urlencoded</c> in UTF-8.
/// </summary>
internal static class FormBody
{
    private const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>Reads the form; null when the body is not one by its media type, or has more or longer fields than a form can have.</summary>
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
