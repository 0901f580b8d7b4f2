using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Hosting.Docs;

/// <summary>The links in the header of the pages for developers. They contain only pages that the settings allow.</summary>
internal sealed class DeveloperLinks(PublicUrl publicUrl, DocsOptions docs, PortalOptions portal)
{
    /// <summary>The path of the landing page.</summary>
    public const string Start = "/";

    /// <summary>The path of the API explorer.</summary>
    public const string Explorer = "/docs";

    /// <summary>The path of the token page.</summary>
    public const string Token = "/docs/token";

    /// <summary>The path of the public URL without a trailing slash. Links use only the path, because clients can use any host name.</summary>
    public string Root { get; } = new Uri(publicUrl.Value).AbsolutePath.TrimEnd('/');

    /// <summary>Returns the links.</summary>
    /// <param name="current">The path of the page that shows them.</param>
    public IReadOnlyList<PlainLink> Get(string current)
    {
        List<(string Path, string Text)> links = [(Start, "Start")];
        if (docs.IsEnabled) links.AddRange([(Explorer, "Try the API"), (Token, "Check a token")]);
        if (portal.IsEnabled) links.Add((PortalPaths.Root, "Portal"));
        return [.. links.Select(link => new PlainLink(Root + link.Path, link.Text, link.Path == current))];
    }
}
