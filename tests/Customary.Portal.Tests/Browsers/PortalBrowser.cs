using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>One Chromium for all tests of the assembly. It starts when a test first needs it.</summary>
public sealed class PortalBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>Opens a window with its own cookies and cache. Skips the test if the machine has no browser.</summary>
    /// <param name="look">How the window looks.</param>
    /// <param name="hasScript">Whether scripts run. Pages must not need them, so only the checks of a page use them.</param>
    public async Task<PortalWindow> OpenAsync(Look? look = null, bool hasScript = false)
    {
        Assert.SkipWhen(Chromium.SkipReason is not null, Chromium.SkipReason ?? "");
        look ??= Look.Opposites[0];
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = hasScript, Locale = look.Locale, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(60_000);
        return await PortalWindow.OpenAsync(context, look);
    }

    /// <summary>
    /// Opens a page in every look of the run, and checks what every page promises. Each language has a window of its own, which loads everything
    /// with its first page; the other looks of the language follow in the same window.
    /// </summary>
    /// <param name="name">The name of the page, for messages and screenshots.</param>
    /// <param name="open">Opens the page in a window.</param>
    /// <param name="limits">What the page promises; null for what every page does.</param>
    public Task CheckAsync(string name, Func<PortalWindow, Task> open, PageLimits? limits = null) =>
        Task.WhenAll(Look.All.GroupBy(look => look.Language).Select(async looks =>
        {
            await using var window = await OpenAsync(looks.First(), hasScript: true);
            foreach (var look in looks)
            {
                await window.ShowAsync(look);
                await open(window);
                await window.ShouldBeGoodAsync(name, limits);
            }
        }));

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
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Executable, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] }));
    }
}
