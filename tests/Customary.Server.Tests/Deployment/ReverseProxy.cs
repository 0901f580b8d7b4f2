using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Customary.Server.Tests.Deployment;

/// <summary>A real nginx with the configuration from <c>deploy/nginx</c>, on free ports of this machine.</summary>
internal sealed partial class ReverseProxy : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private ReverseProxy(DirectoryInfo folder, ChildProcess process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    /// <summary>The address of the proxy.</summary>
    public Uri Address { get; }

    /// <summary>The path of nginx; null if it is not installed.</summary>
    public static string? Executable { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx" }.FirstOrDefault(File.Exists);

    /// <summary>A port that is free now.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts nginx in front of nodes that listen on the given ports, and waits until it listens.</summary>
    /// <param name="port">The port of the proxy.</param>
    /// <param name="nodes">The ports of the nodes.</param>
    public static async Task<ReverseProxy> StartAsync(int port, params int[] nodes)
    {
        var folder = Directory.CreateTempSubdirectory("customary-nginx-");
        var servers = string.Concat(nodes.Select(node => $"server 127.0.0.1:{node} max_fails=0;\n"));
        var site = RepositoryFile.Read("deploy/nginx/customary.conf");
        site = NodeLine().Replace(site, "").Replace("keepalive 64;", $"{servers}keepalive 64;", StringComparison.Ordinal)
            .Replace("listen 8080;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        var path = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(path, $$"""
            pid {{folder.FullName}}/nginx.pid;
            error_log stderr warn;
            events {}
            http {
                access_log off;
                client_body_temp_path {{folder.FullName}}/body;
                proxy_temp_path {{folder.FullName}}/proxy;
                fastcgi_temp_path {{folder.FullName}}/fastcgi;
                uwsgi_temp_path {{folder.FullName}}/uwsgi;
                scgi_temp_path {{folder.FullName}}/scgi;
                {{site}}
            }
            """);
        var process = ChildProcess.Start(new(Executable!, ["-p", folder.FullName, "-c", path, "-g", "daemon off;"]));
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException(process.Error);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var response = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
                return new(folder, process, http.BaseAddress);
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Ends the workers too.
        await _process.SignalAsync("TERM");
        await _process.WaitForExitAsync();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("^ *server customary-[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex NodeLine();
}
