using System.Diagnostics;
using Customary.Hosting;

namespace Customary.TestKit;

/// <summary>The built service as a process of its own, which can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private const string Listens = "Customary listens on ";
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one on a file; what it calls itself is the same after every start, so that its tokens stay good.</summary>
    public static Task<ServerProcess> StartOnAsync(string file) => StartAsync(AnyPort, "--storage", $"sqlite:{file}", "--public-url", "http://customary.test");

    /// <summary>Starts one that forgets everything when it ends, also the key that it signs with.</summary>
    public static Task<ServerProcess> StartInMemoryAsync(Uri? address = null) => StartAsync(address?.OriginalString ?? AnyPort, "--storage", "memory");

    /// <summary>Runs it to its end; what it ended with, and what it said of what went wrong.</summary>
    public static async Task<(int Code, string Said)> RunToEndAsync(params string[] arguments)
    {
        using var process = Run(AnyPort, arguments);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string address, params string[] arguments)
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Run(address, ["--log", "warning", "--rate-limit", "0", .. arguments]);
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await listening.Task);
    }

    private static Process Run(string address, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(CustomaryServer).Assembly.Location, "--urls", address, "--environment", "Development", .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null) address.TrySetException(new InvalidOperationException("The service ended before it listened."));
        else if (line.StartsWith(Listens, StringComparison.Ordinal)) address.TrySetResult(new(line[Listens.Length..]));
    }
}
