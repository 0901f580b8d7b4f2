using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Customary.TestKit;

/// <summary>An OpenTelemetry collector that records what it receives. Protobuf contains strings as plain UTF-8, so tests can search for them.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, string Content)> _received = new();
    private readonly WebApplication _app;

    private OtlpCollector(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
            _received.Enqueue((signal, Encoding.UTF8.GetString(content.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => _app.Urls.First();

    /// <summary>Starts a collector, on a free port unless an address is given.</summary>
    public static async Task<OtlpCollector> StartAsync(string address = "http://127.0.0.1:0")
    {
        var collector = new OtlpCollector(address);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Everything received for a signal: <c>metrics</c>, <c>traces</c> or <c>logs</c>.</summary>
    public string Received(string signal) => string.Concat(_received.Where(message => message.Signal == signal).Select(message => message.Content));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
