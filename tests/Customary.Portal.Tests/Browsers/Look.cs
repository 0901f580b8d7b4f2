namespace Customary.Portal.Tests.Browsers;

/// <summary>How a page is shown.</summary>
/// <param name="Language">The language: <c>en</c> or <c>de</c>.</param>
/// <param name="Theme">The theme: <c>light</c> or <c>dark</c>.</param>
/// <param name="Width">The width of the window, in pixels.</param>
public sealed record Look(string Language, string Theme, int Width)
{
    /// <summary>The variable that selects all combinations instead of a set with every pair of values.</summary>
    private const string Variable = "PORTAL_LOOKS";

    private static readonly string[] Languages = ["en", "de"];
    private static readonly string[] Themes = ["light", "dark"];
    private static readonly int[] Widths = [360, 768, 1440];

    // Every language with every theme, every language with every width, every theme with every width. One language, one window: see PortalBrowser.
    private static readonly Look[] Pairs =
        [new("en", "light", 1440), new("en", "dark", 768), new("en", "light", 360), new("de", "dark", 360), new("de", "light", 768), new("de", "dark", 1440)];

    /// <summary>Whether this run has all combinations.</summary>
    public static bool AreAll { get; } = Environment.GetEnvironmentVariable(Variable) == "all";

    /// <summary>The looks of this run.</summary>
    public static IReadOnlyList<Look> All { get; } = AreAll ? [.. from language in Languages from theme in Themes from width in Widths select new Look(language, theme, width)] : Pairs;

    /// <summary>The looks that cover every pair of values.</summary>
    public static IReadOnlyList<Look> Pairwise => Pairs;

    /// <summary>A wide and a narrow look, which differ in everything.</summary>
    public static IReadOnlyList<Look> Opposites { get; } = [new("en", "light", 1440), new("de", "dark", 360)];

    /// <summary>The name of the language for a browser.</summary>
    public string Locale => Language == "de" ? "de-DE" : "en-US";

    public override string ToString() => $"{Language}-{Theme}-{Width}";
}
