using Customary.Portal.Sessions;

namespace Customary.Portal.Pages;

/// <summary>What every page knows of its request. The layout and the pages have it as a cascading parameter.</summary>
/// <param name="Preferences">The language and the theme.</param>
/// <param name="Session">The session; null if nobody has signed in.</param>
/// <param name="Path">The path and query of the request.</param>
internal sealed record PageContext(DisplayPreferences Preferences, PortalSession? Session, string Path)
{
    /// <summary>Reads the context of a request.</summary>
    public static PageContext Read(HttpContext context) => new(
        context.Features.Get<DisplayPreferences>() ?? DisplayPreferences.Read(context.Request),
        context.Features.Get<PortalSession>(),
        context.Request.Path.Value + context.Request.QueryString.Value);
}
