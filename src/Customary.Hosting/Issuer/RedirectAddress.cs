namespace Customary.Hosting.Issuer;

/// <summary>Parses redirect URIs, so that a response header never contains the client's text.</summary>
internal static class RedirectAddress
{
    /// <summary>
    /// Returns the redirect URI in ASCII, with percent-encoded characters and an IDNA host. Null if the text is not an absolute URI
    /// without a fragment and with the scheme of a web page or an installed application.
    /// </summary>
    public static string? Parse(string text)
    {
        if (text.Contains('#', StringComparison.Ordinal) || text.Any(char.IsControl)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsAllowedScheme(uri.Scheme)) return null;
        try
        {
            var address = uri.AbsoluteUri;
            if (!Ascii.IsValid(address)) address = new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
            return address.All(IsVisible) ? address : null;
        }
        catch (UriFormatException)
        {
            // The host is not a valid IDNA name.
            return null;
        }
    }

    private static bool IsVisible(char letter) => letter is > ' ' and <= '~';

    // The schemes of web pages and of MSAL's installed applications. Schemes that run scripts, such as javascript, must not be allowed.
    private static bool IsAllowedScheme(string scheme) =>
        scheme is "http" or "https" or "ms-appx-web" or "ms-app" || scheme.StartsWith("msal", StringComparison.OrdinalIgnoreCase);
}
