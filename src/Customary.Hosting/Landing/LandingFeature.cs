namespace Customary.Hosting.Landing;

/// <summary>The page at the root for people with a browser. A client that does not ask for HTML gets the same fault as for any unknown path.</summary>
internal static class LandingFeature
{
    /// <summary>Registers the page.</summary>
    public static IServiceCollection AddLandingPage(this IServiceCollection services) => services.AddSingleton<LandingPage>();

    /// <summary>Maps the page.</summary>
    public static void MapLandingPage(this IEndpointRouteBuilder routes) => routes.MapGet("/", Show).WithName("ShowLandingPage").AllowAnonymous();

    private static async Task<IResult> Show(HttpContext context, LandingPage page, CancellationToken cancellationToken)
    {
        context.Response.Headers.Vary = "Accept";
        return LandingPage.IsRequested(context.Request.Headers.Accept) ? await page.GetAsync(context, cancellationToken) : Fault.RouteNotFound().ToHttpResult();
    }
}
