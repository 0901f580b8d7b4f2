using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Customary.TestKit;

/// <summary>The executable <c>customary</c> as a process.</summary>
internal sealed partial class ServerExecutable : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines;

    private ServerExecutable(Process process, List<string> lines, Uri address) =>
        (_process, _lines, Http) = (process, lines, new() { BaseAddress = address });

    /// <summary>A client of the server's URL.</summary>
    public HttpClient Http { get; }

    /// <summary>The ID of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Runs the executable until it exits.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs the executable with environment variables until it exits. Its standard input is empty.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        using var process = Start(variables, arguments);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts a server on a free port and waits until it listens. Default storage: memory.</summary>
    public static Task<ServerExecutable> StartAsync(params string[] arguments) => StartAsync([], arguments);

    /// <summary>Starts a server with environment variables.</summary>
    public static async Task<ServerExecutable> StartAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        string[] storage = arguments.Contains("--storage") ? [] : ["--storage", "memory"];
        string[] urls = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        return await WaitUntilReadyAsync(Start(variables, [.. urls, "--environment", "Development", .. storage, .. arguments]));
    }

    /// <summary>Starts a server with umask 0, so that files get exactly the mode that the server sets.</summary>
    public static Task<ServerExecutable> StartWithoutUmaskAsync(params string[] arguments) =>
        WaitUntilReadyAsync(Start([], ["--urls", "http://127.0.0.1:0", "--environment", "Development", .. arguments], "/bin/sh", "-c", "umask 0; exec dotnet \"$@\"", "sh"));

    private static async Task<ServerExecutable> WaitUntilReadyAsync(Process process)
    {
        process.StandardInput.Close();
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (Listening().Match(line) is { Success: true } match) return new(process, lines, new(match.Groups["url"].Value));
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Reads the output up to a line that contains a text.</summary>
    public async Task<string> ReadLineAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException($"The output has no line with {text}.");
    }

    /// <summary>Stops the process and returns its complete output.</summary>
    public async Task<string> StopAsync()
    {
        // The log is written in the background. SIGTERM lets the process flush it.
        using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await terminate.WaitForExitAsync();
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return $"{string.Join('\n', _lines)}\n{await output}\n{await error}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts the executable. The caller ends it and disposes the process.</summary>
    public static Process Start((string Name, string Value)[] variables, string[] arguments, params string[] shell)
    {
        string[] run = shell is [] ? ["dotnet"] : shell;
        var start = new ProcessStartInfo(run[0], [.. run[1..], Path.Combine(AppContext.BaseDirectory, "customary.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CUSTOMARY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // In the text that is printed, or in a line of a JSON log.
    [GeneratedRegex(@"Customary listens on (?<url>https?://\S*[^\s.,])")]
    private static partial Regex Listening();
}
