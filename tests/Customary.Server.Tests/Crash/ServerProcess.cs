using System.Diagnostics;

namespace Customary.Server.Tests.Crash;

/// <summary>The built service as a process of its own, which can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listens = "Customary listens on ";
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens; what it calls itself is the same after every start, so that its tokens stay good.</summary>
    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string file)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Run("--storage", $"sqlite:{file}", "--public-url", "http://customary.test", "--log", "warning", "--rate-limit", "0");
        process.OutputDataReceived += (_, line) => Read(line.Data, address);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await address.Task);
    }

    /// <summary>Runs it to its end; what it ended with, and what it said of what went wrong.</summary>
    public static async Task<(int Code, string Said)> RunToEndAsync(params string[] arguments)
    {
        using var process = Run(arguments);
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

    private static Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(Service).Assembly.Location, "--urls", "http://127.0.0.1:0", "--environment", "Development", .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null) address.TrySetException(new InvalidOperationException("The service ended before it listened."));
        else if (line.StartsWith(Listens, StringComparison.Ordinal)) address.TrySetResult(new(line[Listens.Length..]));
    }
}
