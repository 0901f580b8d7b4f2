namespace Customary.Portal.Pages;

/// <summary>Answers failed requests with pages.</summary>
internal static class PortalErrors
{
    /// <summary>Writes the page of a fault.</summary>
    public static async Task WriteAsync(HttpContext context, Fault fault)
    {
        CultureInfo.CurrentUICulture = PageContext.Read(context).Preferences.Language;
        await ErrorModel.Show(fault).ExecuteAsync(context);
    }
}
