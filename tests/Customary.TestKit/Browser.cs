using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A real browser without a window, with a profile of its own that ends with it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly HttpClient _http;
    private readonly Task _rest;

    // What it goes on to say is read and let go, or it would wait for a reader.
    private Browser(Process process, DirectoryInfo profile, Uri address)
    {
        (_process, _profile, _http) = (process, profile, new() { BaseAddress = address });
        _rest = Task.WhenAll(process.StandardError.BaseStream.CopyToAsync(Stream.Null), process.StandardOutput.BaseStream.CopyToAsync(Stream.Null));
    }

    /// <summary>Why there is no browser on this machine; null where there is.</summary>
    public static string? Absence() => Find() is null ? "There is no Chromium; install the package chromium, or name its binary in CHROMIUM." : null;

    /// <summary>Starts one.</summary>
    public static async Task<Browser> StartAsync()
    {
        var absence = Absence();
        Assert.SkipWhen(absence is not null, absence ?? "");
        var profile = Directory.CreateTempSubdirectory("customary-browser-");
        var process = Process.Start(new ProcessStartInfo(Find()!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
            "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        const string listens = "DevTools listening on ";
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(listens, StringComparison.Ordinal)) return new(process, profile, new($"http://{new Uri(line[listens.Length..]).Authority}"));
        }

        throw new InvalidOperationException($"The browser did not start: {string.Join('\n', said)}");
    }

    /// <summary>Opens a page and waits until it has loaded.</summary>
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
        await _rest;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private static string? Find()
    {
        using var find = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "browser.sh"), "find"]) { RedirectStandardOutput = true })!;
        var found = find.StandardOutput.ReadToEnd().Trim();
        find.WaitForExit();
        return find.ExitCode == 0 ? found : null;
    }
}
