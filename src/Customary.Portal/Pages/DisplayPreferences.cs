namespace Customary.Portal.Pages;

/// <summary>How a person wants to see the pages: language and theme, from two cookies.</summary>
/// <param name="Language">The language, which also determines the formats of dates and numbers.</param>
/// <param name="Theme">The theme: a value of <see cref="Themes"/>.</param>
internal sealed record DisplayPreferences(CultureInfo Language, string Theme)
{
    /// <summary>The name of the field and of the cookie of the language.</summary>
    public const string LanguageName = "customary-language";

    /// <summary>The name of the field and of the cookie of the theme.</summary>
    public const string ThemeName = "customary-theme";

    /// <summary>The theme of the operating system.</summary>
    public const string System = "system";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The themes.</summary>
    public static IReadOnlyList<string> Themes { get; } = [System, "light", "dark"];

    /// <summary>Reads the preferences of a request.</summary>
    public static DisplayPreferences Read(HttpRequest request) => new(
        Languages.FindByName(request.Cookies[LanguageName]) ?? Languages.Select(request.GetTypedHeaders().AcceptLanguage),
        Themes.FirstOrDefault(theme => theme == request.Cookies[ThemeName]) ?? System);

    /// <summary>Stores the preferences that a form contains in cookies.</summary>
    public static void Store(HttpContext context, IFormCollection form)
    {
        if (Languages.FindByName(form[LanguageName]) is { } language) Append(LanguageName, Languages.GetName(language));
        if (Themes.FirstOrDefault(theme => theme == form[ThemeName].ToString()) is { } chosen) Append(ThemeName, chosen);

        void Append(string name, string value) => context.Response.Cookies.Append(
            name, value, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, Path = "/", IsEssential = true });
    }
}
