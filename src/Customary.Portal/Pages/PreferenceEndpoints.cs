using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>Stores the language and the theme that a person chooses.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder portal) =>
        portal.MapPost("/preferences", StoreAsync).WithName("StorePortalPreferences").AllowAnonymous();

    /// <summary>Stores what the form of the footer contains, and returns to the page.</summary>
    internal static async Task<IResult> StoreAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        DisplayPreferences.Store(context, form);

        // The footer is also on pages outside of the portal, such as that of a relationship request.
        return Page.Redirect(PortalPaths.IsLocal(form["return"]) ? form["return"].ToString() : PortalPaths.Root);
    }
}
