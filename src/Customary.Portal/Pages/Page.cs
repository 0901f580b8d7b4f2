using Customary.Portal.Application;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Customary.Portal.Pages;

/// <summary>Creates the results that show pages. Routes outside of the portal can show pages too.</summary>
internal static class Page
{
    // Nothing runs, nothing is loaded from elsewhere, and no other site can show a page in a frame.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Shows a page with a model. The page has the model as a cascading parameter.</summary>
    /// <param name="model">The model.</param>
    /// <param name="status">The status of the response.</param>
    public static IResult Show<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : IComponent
        where TModel : class => new PageResult<TPage, TModel>(model, status);

    /// <summary>Sends the browser to a local path after a form was processed. The browser gets the page with GET.</summary>
    public static IResult Redirect(string path) => new SeeOtherResult(path);

    private sealed class PageResult<TPage, TModel>(TModel model, int status) : IResult
        where TPage : IComponent
        where TModel : class
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<PortalApplication>().RunInScopeAsync(httpContext, RenderAsync);

        private async Task RenderAsync(HttpContext context)
        {
            var page = PageContext.Read(context);
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = page.Preferences.Language;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers[HeaderNames.ContentLanguage] = Languages.GetName(page.Preferences.Language);
            context.Response.OnStarting(RemoveScriptHeader, context);
            await new RazorComponentResult<PageRoot<TPage, TModel>>(new Dictionary<string, object?>
            {
                [nameof(PageRoot<,>.Context)] = page,
                [nameof(PageRoot<,>.Model)] = model,
            })
            { PreventStreamingRendering = true, StatusCode = status }.ExecuteAsync(context);
        }
    }

    // The framework announces pages for its script, which the portal does not use. A page with a form is not cached: the framework says so.
    private static Task RemoveScriptHeader(object context)
    {
        ((HttpContext)context).Response.Headers.Remove("blazor-enhanced-nav");
        return Task.CompletedTask;
    }

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
