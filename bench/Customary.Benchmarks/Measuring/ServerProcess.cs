using System.Diagnostics;

namespace Customary.Benchmarks.Measuring;

/// <summary>A server in its own process, so that its CPU time and memory are measured without the load generator.</summary>
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

    /// <summary>The private memory in megabytes, without mapped files; NaN if the system is not Linux.</summary>
    public double PrivateMegabytes => Memory.PrivateMegabytes(_process.Id);

    /// <summary>Starts an assembly of this build and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(string assembly, params string[] arguments) =>
        StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. arguments], "listens on ");

    /// <summary>Starts a program and waits for an output line with a prefix and the server's URL.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, string addressPrefix)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(addressPrefix, StringComparison.Ordinal);

            // A warning of the log can contain the prefix too, but then more text follows the URL.
            if (at < 0 || !Uri.TryCreate(line[(at + addressPrefix.Length)..], UriKind.Absolute, out var address)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(process, address);
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
