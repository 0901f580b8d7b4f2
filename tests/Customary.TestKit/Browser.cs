using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A headless Chromium process with a temporary profile.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly Lazy<string?> Executable = new(ReadExecutable);
    private readonly ChildProcess _process;
    private readonly DirectoryInfo _profile;
    private readonly HttpClient _http;

    private Browser(ChildProcess process, DirectoryInfo profile, Uri address) => (_process, _profile, _http) = (process, profile, new() { BaseAddress = address });

    /// <summary>Why tests with a browser cannot run on this machine; null if they can.</summary>
    public static string? SkipReason() => FindExecutable() is null ? "Chromium was not found. Install the package chromium, or set CHROMIUM to its executable." : null;

    /// <summary>Starts a browser. Skips the test if there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var reason = SkipReason();
        Assert.SkipWhen(reason is not null, reason ?? "");
        var profile = Directory.CreateTempSubdirectory("customary-browser-");
        var process = ChildProcess.Start(new("sh",
        [
            // The browser writes its address to the standard error.
            "-c", "exec \"$@\" 2>&1", "sh", FindExecutable()!,
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ]));
        const string prefix = "DevTools listening on ";
        try
        {
            return new(process, profile, new($"http://{new Uri((await process.ReadLineAsync(prefix))[prefix.Length..]).Authority}"));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address)
    {
        using var response = await _http.PutAsync(new Uri("/json/new?about:blank", UriKind.Relative), content: null);
        var target = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return await BrowserPage.OpenAsync(new(target["webSocketDebuggerUrl"]!.GetValue<string>()), address);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _profile.Delete(recursive: true);
    }

    /// <summary>The executable of the browser; null if there is none.</summary>
    public static string? FindExecutable() => Executable.Value;

    private static string? ReadExecutable()
    {
        using var find = ChildProcess.Start(new("bash", [Path.Combine(AppContext.BaseDirectory, "browser.sh"), "find"]));
        return find.WaitForExitAsync().GetAwaiter().GetResult() == 0 ? find.Output.Trim() : null;
    }
}
