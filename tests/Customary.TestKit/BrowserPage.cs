using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A page in a browser, controlled through the DevTools protocol.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    // A promise that resolves when a condition is true. It checks the condition after every change of the document.
    private const string WaitScript = "new Promise(resolve => { const check = () => { const value = CONDITION; if (value) { observer.disconnect(); resolve(value); } }; "
        + "const observer = new MutationObserver(check); observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true }); check(); })";

    // How long the browser can be silent.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _problems = [];
    private int _calls;

    private BrowserPage()
    {
    }

    /// <summary>The errors and warnings of the browser: blocked or missing resources, and exceptions of scripts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static async Task<BrowserPage> OpenAsync(Uri socket, Uri address)
    {
        var page = new BrowserPage();
        await page._socket.ConnectAsync(socket, CancellationToken.None);
        foreach (var domain in (string[])["Log", "Runtime", "Page"]) await page.CallAsync($"{domain}.enable", []);
        await page.SendAsync("Page.navigate", new() { ["url"] = address.ToString() });
        for (var isNavigated = false; ;)
        {
            var message = await page.ReadAsync();
            page.RecordProblem(message);
            var method = message["method"]?.GetValue<string>();
            if (method == "Page.frameNavigated" && message["params"]!["frame"]!["url"]!.GetValue<string>() == address.ToString()) isNavigated = true;
            if (isNavigated && method == "Page.loadEventFired") return page;
        }
    }

    /// <summary>Evaluates an expression in the page. Waits for the result of a promise.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var result = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        result["exceptionDetails"].ShouldBeNull(expression);
        return result["result"]!["value"]?.DeepClone();
    }

    /// <summary>Waits until an expression has a truthy value, and returns the value.</summary>
    public Task<JsonNode?> WaitAsync(string expression) =>
        EvaluateAsync(WaitScript.Replace("CONDITION", expression, StringComparison.Ordinal)).WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Turns off the scripts of the pages that are opened next.</summary>
    public Task DisableScriptsAsync() => CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });

    /// <summary>Evaluates an expression that leads to another page, such as a click, and waits until that page is loaded.</summary>
    public async Task NavigateAsync(string expression)
    {
        await SendAsync("Runtime.evaluate", new() { ["expression"] = expression });
        while (true)
        {
            var message = await ReadAsync();
            RecordProblem(message);
            if (message["method"]?.GetValue<string>() == "Page.loadEventFired") return;
        }
    }

    /// <summary>Emulates a color scheme and the size of a window.</summary>
    public async Task EmulateAsync(bool isDark, int width, int height)
    {
        await CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
        await CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
    }

    /// <summary>Writes a screenshot of the whole page to a PNG file.</summary>
    public async Task CaptureAsync(string file)
    {
        var result = await CallAsync("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true });
        await File.WriteAllBytesAsync(file, Convert.FromBase64String(result["data"]!.GetValue<string>()));
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        var id = await SendAsync(method, parameters);
        while (true)
        {
            var message = await ReadAsync();
            if (message["id"]?.GetValue<int>() == id) return message["result"] ?? throw new InvalidOperationException(message.ToJsonString());
            RecordProblem(message);
        }
    }

    private async Task<int> SendAsync(string method, JsonObject parameters)
    {
        var id = ++_calls;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return id;
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult read;
        do
        {
            read = await _socket.ReceiveAsync(buffer.AsMemory(), timeout.Token);
            text.Write(buffer, 0, read.Count);
        }
        while (!read.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }

    private void RecordProblem(JsonNode message)
    {
        if (message["method"]?.GetValue<string>() is "Log.entryAdded" && message["params"]!["entry"]!["level"]!.GetValue<string>() is "error" or "warning")
            _problems.Add(message["params"]!["entry"]!.ToJsonString());
        if (message["method"]?.GetValue<string>() is "Runtime.exceptionThrown") _problems.Add(message["params"]!.ToJsonString());
    }
}
