using System.Diagnostics;

namespace Customary.Benchmarks;

/// <summary>A server in a process of its own, so that its processor time can be told from the load's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that is its own, in kilobytes: mapped pages of files are the page cache's. Known on Linux only.</summary>
    public string OwnMemory =>
        OperatingSystem.IsLinux()
            ? File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))["RssAnon:".Length..].Trim()
            : "not known on this system";

    /// <summary>Starts an assembly of this build and waits for the line that says where it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("listens on ", StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, new(line[(at + "listens on ".Length)..]));
        }

        throw new InvalidOperationException($"{assembly} ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
