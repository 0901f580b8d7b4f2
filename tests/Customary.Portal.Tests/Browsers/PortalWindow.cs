using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Browsers;

/// <summary>A window of a browser. It records what must not happen: errors in the console, and requests to another origin.</summary>
public sealed class PortalWindow : IAsyncDisposable
{
    private static readonly DirectoryInfo Screenshots = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"));
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];
    private readonly List<Uri> _requests = [];
    private readonly List<Task<int>> _sizes = [];

    private PortalWindow(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The errors and warnings of the console, and the exceptions of scripts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal static async Task<PortalWindow> OpenAsync(IBrowserContext context)
    {
        var window = new PortalWindow(context, await context.NewPageAsync());

        // The browser reports the status of a page as an error of the console.
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)) window._problems.Add(message.Text);
        };
        window.Page.PageError += (_, error) => window._problems.Add(error);
        window.Page.Request += (_, request) => window._requests.Add(new(request.Url));
        window.Page.RequestFinished += (_, request) => window._sizes.Add(GetSizeAsync(request));
        return window;
    }

    /// <summary>Gives the window the session of a partner.</summary>
    public Task UseAsync(PortalUser user) => _context.AddCookiesAsync([user.Cookie]);

    /// <summary>Opens an address.</summary>
    /// <returns>The status.</returns>
    public async Task<int> GoAsync(Uri address) => (await Page.GotoAsync(address.ToString()))!.Status;

    /// <summary>Writes a screenshot of the whole page to the folder <c>screenshots</c> next to the test binaries.</summary>
    public Task CaptureAsync(string name) => Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Screenshots.FullName, $"{name}.png") });

    /// <summary>
    /// Checks what every page promises: no error in the console, no request to another origin, at most 50 kB, nothing wider than the window, no
    /// layout shift, a visible focus on everything that the keyboard reaches, and no finding of axe for WCAG 2.2 AA. Writes a screenshot first.
    /// </summary>
    /// <param name="name">The name of the screenshot.</param>
    /// <param name="maxBytes">The maximum size of everything that the window has loaded.</param>
    public async Task ShouldBeGoodAsync(string name, int maxBytes = 50_000)
    {
        // A screenshot of the whole page resizes the window, which can shift the layout.
        (await Page.EvaluateAsync<double>(LayoutShift)).ShouldBeLessThan(0.01, name);
        await CaptureAsync(name);
        _problems.ShouldBeEmpty(name);
        var origin = new Uri(Page.Url).GetLeftPart(UriPartial.Authority);
        _requests.Where(request => request.GetLeftPart(UriPartial.Authority) != origin).ShouldBeEmpty(name);
        (await Task.WhenAll(_sizes)).Sum().ShouldBeLessThan(maxBytes, name);
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        (await FindInvisibleFocusAsync()).ShouldBeEmpty(name);
        var findings = await Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        findings.Violations.Select(finding => $"{finding.Id}: {string.Join(" | ", finding.Nodes.Select(node => node.Html))}").ShouldBeEmpty(name);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private const string LayoutShift = """
        new Promise(resolve => {
          let sum = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        })
        """;

    // Null at the end of the page. An outline or a border of another color than without focus is visible.
    private const string Focused = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body || element.dataset.visited) return null;
          element.dataset.visited = 'true';
          const style = getComputedStyle(element);
          const isVisible = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
          const box = element.getBoundingClientRect();
          const isInside = box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= document.documentElement.clientWidth + 1;
          return (isVisible && isInside ? 'visible ' : 'hidden ') + element.outerHTML.slice(0, 120);
        }
        """;

    private async Task<List<string>> FindInvisibleFocusAsync()
    {
        var hidden = new List<string>();
        for (var reached = 0; ; reached++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string?>(Focused) is not { } element)
            {
                reached.ShouldBeGreaterThan(0);
                return hidden;
            }

            if (element.StartsWith("hidden", StringComparison.Ordinal)) hidden.Add(element);
        }
    }

    // As sent, with the compression of the response.
    private static async Task<int> GetSizeAsync(IRequest request) => (await request.SizesAsync()).ResponseBodySize;
}
