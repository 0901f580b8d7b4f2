using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>The links in the header of a signed-in person.</summary>
/// <param name="Path">The path of the page.</param>
/// <param name="GetText">Returns the text in the language of the request.</param>
internal sealed record NavigationLink(string Path, Func<string> GetText)
{
    /// <summary>All links, in their order.</summary>
    public static IReadOnlyList<NavigationLink> All { get; } =
    [
        new(PortalPaths.Root, () => Texts.NavigationOverview),
        new($"{PortalPaths.Root}/customers", () => Texts.NavigationCustomers),
        new($"{PortalPaths.Root}/relationship-request", () => Texts.NavigationRequest),
        new($"{PortalPaths.Root}/partners", () => Texts.NavigationPartners),
        new($"{PortalPaths.Root}/audit", () => Texts.NavigationAudit),
    ];

    /// <summary>Whether a page is this one or below it. Every page is below the first one, which contains itself only.</summary>
    public bool Contains(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith($"{Path}?", StringComparison.OrdinalIgnoreCase)
        || (Path != PortalPaths.Root && path.StartsWith($"{Path}/", StringComparison.OrdinalIgnoreCase));
}
