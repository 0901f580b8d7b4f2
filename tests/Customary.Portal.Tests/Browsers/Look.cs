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

    // Every language with every theme, every language with every width, every theme with every width.
    private static readonly Look[] Pairs =
        [new("en", "light", 360), new("de", "dark", 360), new("en", "dark", 768), new("de", "light", 768), new("en", "light", 1440), new("de", "dark", 1440)];

    /// <summary>The looks of this run.</summary>
    public static IReadOnlyList<Look> All { get; } = Environment.GetEnvironmentVariable(Variable) == "all"
        ? [.. from language in Languages from theme in Themes from width in Widths select new Look(language, theme, width)]
        : Pairs;

    /// <summary>The looks that cover every pair of values.</summary>
    public static IReadOnlyList<Look> Pairwise => Pairs;

    public override string ToString() => $"{Language}-{Theme}-{Width}";
}
