using System.Text.Encodings.Web;
using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>
/// A page of the server that is for developers, in English, in the look of the portal: the same header, type and themes. It is not a component,
/// because it is shown before anyone opens the portal, and some are posted to other sites.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Body">The HTML of the content. It begins with a heading of the first level.</param>
internal sealed record PlainPage(string Title, string Body)
{
    /// <summary>The parts of a content security policy that the look needs.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Whether the content is a short text or form in the middle.</summary>
    public bool IsNarrow { get; init; } = true;

    /// <summary>More HTML for the head; empty for none.</summary>
    public string Head { get; init; } = "";

    /// <summary>The HTML of scripts at the end; empty for none.</summary>
    public string Scripts { get; init; } = "";

    /// <summary>The links in the header. The first one is also that of the name. Without links, the page is a step of something else, such as a sign-in.</summary>
    public IReadOnlyList<PlainLink> Links { get; init; } = [];

    /// <summary>Writes the page.</summary>
    /// <param name="request">The request, whose cookie selects the theme.</param>
    public string Write(HttpRequest request) => $"""
        <!doctype html>
        <html lang="en" data-theme="{DisplayPreferences.Read(request).Theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Encode(Title)} – Customary</title>
        <link rel="icon" type="image/svg+xml" href="{PortalAssets.Icon}"><link rel="stylesheet" href="{PortalAssets.Stylesheet}">{Head}</head>
        <body><a class="skip" href="#main">Skip to the content</a>
        <header class="bar"><div class="bar-content">{Brand()}{Navigation()}</div></header>
        <main id="main" tabindex="-1"{(IsNarrow ? " class=\"narrow\"" : "")}>
        {Body}
        </main>{Scripts}</body></html>
        """;

    private string Brand()
    {
        var name = $"<img src=\"{PortalAssets.Icon}\" alt=\"\" width=\"24\" height=\"24\"> Customary";
        return Links is [var first, ..] ? $"<a class=\"brand\" href=\"{Encode(first.Path)}\">{name}</a>" : $"<span class=\"brand\">{name}</span>";
    }

    private string Navigation()
    {
        if (Links.Count == 0) return "";
        var items = Links.Select(link => $"<li><a href=\"{Encode(link.Path)}\"{(link.IsCurrent ? " aria-current=\"page\"" : "")}>{Encode(link.Text)}</a></li>");
        return $"<nav aria-label=\"Pages\"><ul>{string.Concat(items)}</ul></nav>";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
