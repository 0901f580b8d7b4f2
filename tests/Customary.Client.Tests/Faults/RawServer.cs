using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Customary.Client.Tests.Faults;

/// <summary>A request that a <see cref="RawServer"/> received.</summary>
internal sealed record RawRequestHead(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The request ID.</summary>
    public string RequestId => Headers["MS-RequestId"];
}

/// <summary>A server on a raw socket. Each request gets the next step of a script, and the last step repeats. It closes the connection after each request.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private const byte TlsHandshake = 22;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<Stream, CancellationToken, Task>> _script;
    private readonly ConcurrentQueue<RawRequestHead> _requests = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _loop;

    private RawServer(Func<Stream, CancellationToken, Task>[] script, X509Certificate2? certificate)
    {
        (_script, _certificate) = (new(script), certificate);
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The requests in the order of their arrival.</summary>
    public IReadOnlyList<RawRequestHead> Requests => [.. _requests];

    public static RawServer Start(params Func<Stream, CancellationToken, Task>[] script) => new(script, null);

    public static RawServer StartTls(X509Certificate2 certificate, params Func<Stream, CancellationToken, Task>[] script) => new(script, certificate);

    /// <summary>A complete response.</summary>
    public static Func<Stream, CancellationToken, Task> Respond(int status, string body = "{}", params string[] headers) => (stream, cancellationToken) =>
        WriteAsync(stream, $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n{body}", cancellationToken);

    /// <summary>No response: the connection closes after the request was read.</summary>
    public static Func<Stream, CancellationToken, Task> LoseResponse() => (_, _) => Task.CompletedTask;

    /// <summary>A response whose body ends early.</summary>
    public static Func<Stream, CancellationToken, Task> SendHalf() => (stream, cancellationToken) =>
        WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"id\":\"1\",", cancellationToken);

    /// <summary>No response, and the connection stays open.</summary>
    public static Func<Stream, CancellationToken, Task> Stall() => (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    /// <summary>A response whose body stalls.</summary>
    public static Func<Stream, CancellationToken, Task> StallBody() => async (stream, cancellationToken) =>
    {
        await SendHalf()(stream, cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(HandleAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task HandleAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                    stream = secure;
                }

                if (await ReadAsync(stream) is not { } request) return;
                _requests.Enqueue(request);
                var step = _script.Count > 1 && _script.TryDequeue(out var next) ? next : _script.First();
                await step(stream, _stop.Token);
                if (stream is SslStream tls) await tls.ShutdownAsync();
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client gave up, or the test ends.
            }
        }
    }

    private async Task<RawRequestHead?> ReadAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        int end;
        while ((end = Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) return null;
            bytes.AddRange(buffer[..count]);

            // A server without TLS closes the connection of a TLS client.
            if (bytes[0] == TlsHandshake) return null;
        }

        var lines = Encoding.Latin1.GetString([.. bytes[..end]]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (bytes.Count < end + 4 + length)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) return null;
            bytes.AddRange(buffer[..count]);
        }

        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, Encoding.UTF8.GetString([.. bytes[(end + 4)..]]));
    }

    private static Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();
}
