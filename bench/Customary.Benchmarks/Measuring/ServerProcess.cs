using System.Diagnostics;

namespace Customary.Benchmarks.Measuring;

/// <summary>A server in a process of its own, so that its processor time and memory can be told from the load's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that is its own, in megabytes: mapped pages of files are the page cache's. Known on Linux only.</summary>
    public double OwnMegabytes => Memory.OwnMegabytes(_process.Id);

    /// <summary>Starts an assembly of this build and waits until it says where it listens.</summary>
    public static Task<ServerProcess> StartAsync(string assembly, params string[] arguments) =>
        StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. arguments], "listens on ");

    /// <summary>Starts a program and waits for the line that says where it listens: a text, then the address.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, string said)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(said, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(process, new(line[(at + said.Length)..]));
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
