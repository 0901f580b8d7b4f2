using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>A window of a browser. It records what must not happen: errors in the console, and requests to another origin.</summary>
public sealed class PortalWindow : IAsyncDisposable
{
    /// <summary>The variable that asks for screenshots of all pages. A run with all looks writes them too.</summary>
    private const string ScreenshotsVariable = "PORTAL_SCREENSHOTS";

    private const int Height = 900;
    private static readonly bool HasScreenshots = Look.AreAll || Environment.GetEnvironmentVariable(ScreenshotsVariable) == "on";
    private static readonly DirectoryInfo Screenshots = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"));
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];
    private readonly List<Uri> _requests = [];
    private List<Task<int>> _sizes = [];
    private Look _look;

    private PortalWindow(IBrowserContext context, IPage page, Look look) => (_context, Page, _look) = (context, page, look);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The look.</summary>
    public Look Look => _look;

    /// <summary>The errors and warnings of the console, and the exceptions of scripts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal static async Task<PortalWindow> OpenAsync(IBrowserContext context, Look look)
    {
        var window = new PortalWindow(context, await context.NewPageAsync(), look);

        // The browser reports the status of a page as an error of the console.
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)) window._problems.Add(message.Text);
        };
        window.Page.PageError += (_, error) => window._problems.Add(error);
        window.Page.Request += (_, request) =>
        {
            // What a page loads is counted from its own request, with the redirects that lead to it.
            if (request.IsNavigationRequest && request.RedirectedFrom is null) window._sizes = [];
            window._requests.Add(new(request.Url));
        };
        window.Page.RequestFinished += (_, request) => window._sizes.Add(GetSizeAsync(request));
        await window.ShowAsync(look);
        return window;
    }

    /// <summary>Changes the theme and the width. The language of a window does not change.</summary>
    public async Task ShowAsync(Look look)
    {
        look.Language.ShouldBe(_look.Language);
        _look = look;
        await Page.SetViewportSizeAsync(look.Width, Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>Gives the window the session of a partner.</summary>
    public Task UseAsync(PortalUser user) => _context.AddCookiesAsync([user.Cookie]);

    /// <summary>Opens an address.</summary>
    /// <returns>The status.</returns>
    public async Task<int> GoAsync(Uri address) => (await Page.GotoAsync(address.ToString()))!.Status;

    /// <summary>Writes a screenshot of the whole page to the folder <c>screenshots</c> next to the test binaries, if the run asks for screenshots.</summary>
    public Task CaptureAsync(string name) => HasScreenshots ? WriteScreenshotAsync(name) : Task.CompletedTask;

    /// <summary>
    /// Checks what every page promises: no error in the console, no request to another origin, the size, nothing wider than the window, no layout
    /// shift, no finding of axe for WCAG 2.2 AA, and the keyboard in one narrow and one wide look. Writes a screenshot of a page that fails.
    /// </summary>
    /// <param name="name">The name of the page, for messages and the screenshot.</param>
    /// <param name="limits">What the page promises; null for what every page does.</param>
    public async Task ShouldBeGoodAsync(string name, PageLimits? limits = null)
    {
        limits ??= new();
        name = $"{name}-{_look}";
        try
        {
            // A screenshot of the whole page resizes the window, which can shift the layout.
            (await Page.EvaluateAsync<double>(LayoutShift)).ShouldBeLessThan(0.01, name);
            await CaptureAsync(name);
            _problems.ShouldBeEmpty(name);
            var origin = new Uri(Page.Url).GetLeftPart(UriPartial.Authority);
            _requests.Where(request => request.GetLeftPart(UriPartial.Authority) != origin).ShouldBeEmpty(name);
            (await Task.WhenAll(_sizes)).Sum().ShouldBeInRange(1, limits.MaxBytes, name);
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
            (await Accessibility.FindViolationsAsync(Page, limits.Exceptions)).ShouldBeEmpty(name);
            if (Look.AreAll || Look.Opposites.Contains(_look)) await KeyboardWalk.ShouldReachEverythingAsync(Page, name);
        }
        catch (ShouldAssertException)
        {
            await WriteScreenshotAsync($"failed-{name}");
            throw;
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private const string LayoutShift = """
        new Promise(resolve => {
          let sum = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        })
        """;

    private Task<byte[]> WriteScreenshotAsync(string name) => Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Screenshots.FullName, $"{name}.png") });

    // As sent, with the compression of the response. What comes from the cache is not sent.
    private static async Task<int> GetSizeAsync(IRequest request) => Math.Max(0, (await request.SizesAsync()).ResponseBodySize);
}
