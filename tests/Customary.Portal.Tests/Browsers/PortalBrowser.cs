using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>One Chromium for all tests of the assembly. It starts when a test first needs it.</summary>
public sealed class PortalBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>Opens a window with its own cookies. Skips the test if the machine has no browser.</summary>
    /// <param name="look">How the window looks.</param>
    /// <param name="hasScript">Whether scripts run. Pages must not need them, so only the checks of a page use them.</param>
    public async Task<PortalWindow> OpenAsync(Look? look = null, bool hasScript = false)
    {
        var reason = Browser.SkipReason();
        Assert.SkipWhen(reason is not null, reason ?? "");
        look ??= new("en", "light", 1440);
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = hasScript,
            Locale = look.Language == "de" ? "de-DE" : "en-US",
            ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = look.Width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return await PortalWindow.OpenAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Browser.FindExecutable(), Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] }));
    }
}
