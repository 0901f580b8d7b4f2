using System.Globalization;
using System.Text.RegularExpressions;
using Customary.Portal.Application;

namespace Customary.Portal.Tests.Pages;

/// <summary>The contrast of the colors, by the formula of WCAG 2, and the rules for the stylesheet.</summary>
public sealed partial class StylesheetTests
{
    private const double Text = 4.5;

    // Borders of controls and the mark of the focus. axe does not check them.
    private const double Control = 3;

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "foreground", "background", Text },
        { "foreground", "muted", Text },
        { "foreground", "faint", Text },
        { "card-foreground", "card", Text },
        { "primary", "background", Text },
        { "primary", "card", Text },
        { "primary", "faint", Text },
        { "primary-foreground", "primary", Text },
        { "secondary-foreground", "secondary", Text },
        { "muted-foreground", "background", Text },
        { "muted-foreground", "card", Text },
        { "muted-foreground", "muted", Text },
        { "muted-foreground", "faint", Text },
        { "faint-foreground", "background", Text },
        { "faint-foreground", "faint", Text },
        { "danger", "background", Text },
        { "danger", "card", Text },
        { "danger", "faint", Text },
        { "danger-foreground", "danger", Text },
        { "success", "background", Text },
        { "success", "card", Text },
        { "success-foreground", "success", Text },
        { "warning", "background", Text },
        { "warning", "card", Text },
        { "input", "background", Control },
        { "input", "card", Control },
        { "input", "faint", Control },
        { "ring", "background", Control },
        { "ring", "card", Control },
        { "ring", "faint", Control },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Colors_have_the_contrast_of_WCAG_AA_in_both_themes(string color, string background, double minimum)
    {
        var tokens = ReadTokens();
        for (var theme = 0; theme < 2; theme++)
            Contrast(tokens[color][theme], tokens[background][theme]).ShouldBeGreaterThanOrEqualTo(minimum, $"{color} on {background}, {(theme == 0 ? "light" : "dark")}");
    }

    [Fact]
    public void Every_color_token_is_in_a_pair()
    {
        // Decoration: the borders of cards and tables, the background of a hovered element, and the text on a warning color, which no page uses.
        string[] decoration = ["border", "accent", "warning-foreground"];
        var tested = Pairs.SelectMany(pair => new[] { pair.Data.Item1, pair.Data.Item2 }).Concat(decoration);
        ReadTokens().Keys.Except(tested).ShouldBeEmpty();
    }

    [Fact]
    public void The_stylesheet_loads_nothing_from_elsewhere_and_contains_no_data()
    {
        foreach (Match url in Url().Matches(PortalAssets.StylesheetText)) url.Groups[1].Value.ShouldMatch(@"^[a-z]+\.svg$");
        PortalAssets.StylesheetText.ShouldNotContain("@import");
    }

    [Fact]
    public void The_portal_has_less_than_300_lines_of_its_own_css() =>
        File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "src/Customary.Portal/Assets/portal.css")).Length.ShouldBeLessThan(300);

    // The last definition of a token replaces those before it.
    private static Dictionary<string, string[]> ReadTokens()
    {
        var tokens = new Dictionary<string, string[]>();
        foreach (Match token in Token().Matches(PortalAssets.StylesheetText))
            tokens[token.Groups["name"].Value] = token.Groups["single"].Success ? [token.Groups["single"].Value, token.Groups["single"].Value] : [token.Groups["light"].Value, token.Groups["dark"].Value];
        tokens.Count.ShouldBeGreaterThan(20);
        return tokens;
    }

    private static double Contrast(string first, string second)
    {
        var (one, other) = (Luminance(first), Luminance(second));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(string color)
    {
        var digits = color.Length == 4 ? string.Concat(color[1..].Select(digit => $"{digit}{digit}")) : color[1..];
        var parts = digits.Chunk(2).Select(part => int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"^\s*--(?<name>[a-z-]+): (?:light-dark\((?<light>#[0-9a-f]+), (?<dark>#[0-9a-f]+)\)|(?<single>#[0-9a-f]+));", RegexOptions.Multiline)]
    private static partial Regex Token();

    [GeneratedRegex(@"url\(""?([^)""]*)""?\)")]
    private static partial Regex Url();
}
