namespace Customary.Hosting.Tests.Landing;

/// <summary>Tests the landing page in a browser. The screenshots are next to the test binaries.</summary>
public sealed class LandingBrowserTests : IAsyncLifetime
{
    // The contrast of each text with the nearest background, by the formula of WCAG 2.
    private const string MinContrast = """
        (() => {
          const parse = color => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; }); return .2126 * x + .7152 * y + .0722 * z; };
          const background = element => { for (; element; element = element.parentElement) { const color = parse(getComputedStyle(element).backgroundColor); if (color[3] !== 0) return color; } return [255, 255, 255]; };
          const texts = [...document.querySelectorAll('main *')].filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
          return Math.min(...texts.map(element => { const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(background(element))]; return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); }));
        })()
        """;

    private CustomaryFixture _service = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    [InlineData(true, 360)]
    public async Task Is_readable_light_and_dark_wide_and_narrow(bool isDark, int width)
    {
        await using var page = await _browser.OpenAsync(_service.Http.BaseAddress!);
        await page.EmulateAsync(isDark, width, height: 900);

        // The colors of links change slowly after the theme does.
        await page.EvaluateAsync("document.getAnimations().forEach(animation => animation.finish())");
        (await page.EvaluateAsync("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))!.GetValue<bool>().ShouldBeTrue();
        (await page.EvaluateAsync(MinContrast))!.GetValue<double>().ShouldBeGreaterThan(4.5);
        (await page.EvaluateAsync("getComputedStyle(document.body).backgroundColor"))!.GetValue<string>().ShouldBe(isDark ? "rgb(17, 19, 24)" : "rgb(255, 255, 255)");
        await page.CaptureAsync(Path.Combine(AppContext.BaseDirectory, $"landing-{(isDark ? "dark" : "light")}-{width}.png"));
        page.Problems.ShouldBeEmpty();
    }
}
