using System.Text.Encodings.Web;
using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>
/// Writes pages of the server that are for developers, in English, in the look of the portal: the same header, type and themes. They are not
/// components, because they are shown before anyone opens the portal, and some are posted to other sites.
/// </summary>
internal static class PlainPage
{
    /// <summary>The parts of a content security policy that the look needs.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Writes a page.</summary>
    /// <param name="request">The request, whose cookie selects the theme.</param>
    /// <param name="title">The title.</param>
    /// <param name="body">The HTML of the content. It begins with a heading of the first level.</param>
    /// <param name="isNarrow">Whether the content is a short text or form in the middle.</param>
    /// <param name="head">More HTML for the head; empty for none.</param>
    /// <param name="scripts">The HTML of scripts at the end; empty for none.</param>
    public static string Write(HttpRequest request, string title, string body, bool isNarrow = true, string head = "", string scripts = "") => $"""
        <!doctype html>
        <html lang="en" data-theme="{DisplayPreferences.Read(request).Theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{HtmlEncoder.Default.Encode(title)} – Customary</title>
        <link rel="icon" type="image/svg+xml" href="{PortalAssets.Icon}"><link rel="stylesheet" href="{PortalAssets.Stylesheet}">{head}</head>
        <body><a class="skip" href="#main">Skip to the content</a>
        <header class="bar"><div class="bar-content"><span class="brand"><img src="{PortalAssets.Icon}" alt="" width="24" height="24"> Customary</span></div></header>
        <main id="main" tabindex="-1"{(isNarrow ? " class=\"narrow\"" : "")}>
        {body}
        </main>{scripts}</body></html>
        """;
}
