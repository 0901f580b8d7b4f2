using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>Stores the language and the theme that a person chooses.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder portal) =>
        portal.MapPost("/preferences", StoreAsync).WithName("StorePortalPreferences").AllowAnonymous();

    private static async Task<IResult> StoreAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        DisplayPreferences.Store(context, form);
        return Page.Redirect(PortalPaths.GetLocal(form["return"]));
    }
}
