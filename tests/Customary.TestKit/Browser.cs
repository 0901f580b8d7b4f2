using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A headless Chromium process with a temporary profile.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly HttpClient _http;
    private readonly Task _drain;

    // If nobody reads the output, the browser blocks when the pipe is full.
    private Browser(Process process, DirectoryInfo profile, Uri address)
    {
        (_process, _profile, _http) = (process, profile, new() { BaseAddress = address });
        _drain = Task.WhenAll(process.StandardError.BaseStream.CopyToAsync(Stream.Null), process.StandardOutput.BaseStream.CopyToAsync(Stream.Null));
    }

    /// <summary>Why tests with a browser cannot run on this machine; null if they can.</summary>
    public static string? SkipReason() => Find() is null ? "Chromium was not found. Install the package chromium, or set CHROMIUM to its executable." : null;

    /// <summary>Starts a browser. Skips the test if there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var reason = SkipReason();
        Assert.SkipWhen(reason is not null, reason ?? "");
        var profile = Directory.CreateTempSubdirectory("customary-browser-");
        var process = Process.Start(new ProcessStartInfo(Find()!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        const string prefix = "DevTools listening on ";
        var output = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (line.StartsWith(prefix, StringComparison.Ordinal)) return new(process, profile, new($"http://{new Uri(line[prefix.Length..]).Authority}"));
        }

        throw new InvalidOperationException($"The browser did not start: {string.Join('\n', output)}");
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
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _drain;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private static string? Find()
    {
        using var find = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "browser.sh"), "find"]) { RedirectStandardOutput = true })!;
        var path = find.StandardOutput.ReadToEnd().Trim();
        find.WaitForExit();
        return find.ExitCode == 0 ? path : null;
    }
}
