using System.Text;

namespace Customary.Hosting.Issuer;

/// <summary>Where the answer of a sign-in goes: the address after parsing, as a header can carry it, and never the text that was sent.</summary>
internal static class RedirectAddress
{
    /// <summary>
    /// The address in ASCII, with percent-encoded characters and an IDNA host; null when the text is not an absolute address
    /// without a fragment, of a web page or of an installed application.
    /// </summary>
    public static string? Parse(string text)
    {
        if (text.Contains('#', StringComparison.Ordinal) || text.Any(char.IsControl)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsOfAnApplication(uri.Scheme)) return null;
        try
        {
            var address = uri.AbsoluteUri;
            if (!Ascii.IsValid(address)) address = new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
            return address.All(IsVisible) ? address : null;
        }
        catch (UriFormatException)
        {
            // A host that has no name in the domain name system.
            return null;
        }
    }

    private static bool IsVisible(char letter) => letter is > ' ' and <= '~';

    // The schemes of web pages and those that MSAL registers for installed applications; never one that a browser would run.
    private static bool IsOfAnApplication(string scheme) =>
        scheme is "http" or "https" or "ms-appx-web" or "ms-app" || scheme.StartsWith("msal", StringComparison.OrdinalIgnoreCase);
}
