using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A page in a browser, spoken to over the DevTools protocol.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    // A promise that is kept once something holds, looked at whenever the page changes.
    private const string Until = "new Promise(kept => { const look = () => { const held = CONDITION; if (held) { watch.disconnect(); kept(held); } }; "
        + "const watch = new MutationObserver(look); watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true }); look(); })";

    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private int _calls;

    private BrowserPage()
    {
    }

    /// <summary>What the browser complained of: what was blocked, not found or thrown.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<BrowserPage> OpenAsync(Uri socket, Uri address)
    {
        var page = new BrowserPage();
        await page._socket.ConnectAsync(socket, CancellationToken.None);
        foreach (var domain in (string[])["Log", "Runtime", "Page"]) await page.CallAsync($"{domain}.enable", []);
        await page.SendAsync("Page.navigate", new() { ["url"] = address.ToString() });
        for (var isThere = false; ;)
        {
            var message = await page.ReadAsync();
            page.Note(message);
            var method = message["method"]?.GetValue<string>();
            if (method == "Page.frameNavigated" && message["params"]!["frame"]!["url"]!.GetValue<string>() == address.ToString()) isThere = true;
            if (isThere && method == "Page.loadEventFired") return page;
        }
    }

    /// <summary>What an expression is in the page; a promise is waited for.</summary>
    public async Task<JsonNode?> AskAsync(string expression)
    {
        var result = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        result["exceptionDetails"].ShouldBeNull(expression);
        return result["result"]!["value"]?.DeepClone();
    }

    /// <summary>Waits until an expression is something.</summary>
    public Task<JsonNode?> WaitAsync(string expression) =>
        AskAsync(Until.Replace("CONDITION", expression, StringComparison.Ordinal)).WaitAsync(TimeSpan.FromMinutes(1));

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
            Note(message);
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
        using var text = new MemoryStream();
        var piece = new byte[64 * 1024];
        ValueWebSocketReceiveResult read;
        do
        {
            read = await _socket.ReceiveAsync(piece.AsMemory(), CancellationToken.None);
            text.Write(piece, 0, read.Count);
        }
        while (!read.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        if (message["method"]?.GetValue<string>() is "Log.entryAdded" && message["params"]!["entry"]!["level"]!.GetValue<string>() is "error" or "warning")
            _complaints.Add(message["params"]!["entry"]!.ToJsonString());
        if (message["method"]?.GetValue<string>() is "Runtime.exceptionThrown") _complaints.Add(message["params"]!.ToJsonString());
    }
}
