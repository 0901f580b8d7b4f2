using System.Diagnostics;

namespace Customary.TestKit;

/// <summary>A server process that a test can kill.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private const string Prefix = "Customary listens on ";
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>The URL that the server listens on.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server on an SQLite file. The public URL is fixed, so tokens stay valid after a restart.</summary>
    public static Task<ServerProcess> StartWithFileAsync(string file) => StartAsync(AnyPort, "--storage", $"sqlite:{file}", "--public-url", "http://customary.test");

    /// <summary>Starts a server in memory. Its data and its signing key are lost when it stops.</summary>
    public static Task<ServerProcess> StartInMemoryAsync(Uri? address = null) => StartAsync(address?.OriginalString ?? AnyPort, "--storage", "memory");

    /// <summary>Runs a server until it exits. Returns the exit code and the standard error output.</summary>
    public static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Run(AnyPort, arguments);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
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
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "customary.dll"), "--urls", address, "--environment", "Development", .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static void Read(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null) address.TrySetException(new InvalidOperationException("The server exited before it listened."));
        else if (line.StartsWith(Prefix, StringComparison.Ordinal)) address.TrySetResult(new(line[Prefix.Length..]));
    }
}
