namespace Customary.Portal.Pages;

/// <summary>Selects the language of a request before an endpoint formats anything.</summary>
internal sealed class DisplayMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Select(context);
        await next(context);
    }

    /// <summary>Selects the language of a request. It applies to the calling method and what it calls.</summary>
    public static void Select(HttpContext context)
    {
        var preferences = DisplayPreferences.Read(context.Request);
        context.Features.Set(preferences);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = preferences.Language;
    }
}
