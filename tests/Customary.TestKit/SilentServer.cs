using System.Net;
using System.Net.Sockets;

namespace Customary.TestKit;

/// <summary>A server that reads requests and never responds, so that a client is certainly waiting for it.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;

    public SilentServer()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The address.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Waits for the first request.</summary>
    public Task WaitForRequestAsync() => _asked.Task.WaitAsync(ChildProcess.MaxWait, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.Add(client);
                if (await client.GetStream().ReadAsync(new byte[4096], _stop.Token) > 0) _asked.TrySetResult();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            foreach (var client in connections) client.Dispose();
        }
    }
}
