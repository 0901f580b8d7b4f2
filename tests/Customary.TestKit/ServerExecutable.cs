using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Customary.TestKit;

/// <summary>The executable <c>customary</c> as a process.</summary>
internal sealed partial class ServerExecutable : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ServerExecutable(ChildProcess process, Uri address) => (_process, Http) = (process, new() { BaseAddress = address });

    /// <summary>A client of the server's URL.</summary>
    public HttpClient Http { get; }

    /// <summary>The ID of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Runs the executable until it exits.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs the executable with environment variables until it exits. Its standard input is empty.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] variables, params string[] arguments) => ChildProcess.RunAsync(Prepare(variables, arguments));

    /// <summary>Starts a server on a free port and waits until it listens. Default storage: memory.</summary>
    public static Task<ServerExecutable> StartAsync(params string[] arguments) => StartAsync([], arguments);

    /// <summary>Starts a server with environment variables.</summary>
    public static async Task<ServerExecutable> StartAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        string[] storage = arguments.Contains("--storage") ? [] : ["--storage", "memory"];
        string[] urls = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        string[] environment = variables.Any(variable => variable.Name == "CUSTOMARY_ENVIRONMENT") ? [] : ["--environment", "Development"];
        return await WaitUntilReadyAsync(Prepare(variables, [.. urls, .. environment, .. storage, .. arguments]));
    }

    /// <summary>Starts a server with umask 0, so that files get exactly the mode that the server sets.</summary>
    public static Task<ServerExecutable> StartWithoutUmaskAsync(params string[] arguments) =>
        WaitUntilReadyAsync(Prepare([], ["--urls", "http://127.0.0.1:0", "--environment", "Development", .. arguments], "/bin/sh", "-c", "umask 0; exec dotnet \"$@\"", "sh"));

    /// <summary>Reads the output up to a line that contains a text.</summary>
    public Task<string> ReadLineAsync(string text) => _process.ReadLineAsync(text);

    /// <summary>Stops the process and returns its complete output.</summary>
    public async Task<string> StopAsync()
    {
        // The log is written in the background. SIGTERM lets the process flush it.
        await _process.SignalAsync("TERM");
        await _process.WaitForExitAsync();
        return $"{_process.Output}\n{_process.Error}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }

    /// <summary>Starts the executable with an empty standard input.</summary>
    public static ChildProcess Start(params string[] arguments) => ChildProcess.Start(Prepare([], arguments));

    /// <summary>Removes the variables of this process that the executable reads.</summary>
    public static void RemoveVariables(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CUSTOMARY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
    }

    private static async Task<ServerExecutable> WaitUntilReadyAsync(ProcessStartInfo start)
    {
        var process = ChildProcess.Start(start);
        try
        {
            while (await process.ReadLineAsync() is { } line)
            {
                if (Listening().Match(line) is { Success: true } match) return new(process, new(match.Groups["url"].Value));
            }

            await process.WaitForExitAsync();
            throw new InvalidOperationException(process.Error);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static ProcessStartInfo Prepare((string Name, string Value)[] variables, string[] arguments, params string[] shell)
    {
        string[] run = shell is [] ? ["dotnet"] : shell;
        var start = new ProcessStartInfo(run[0], [.. run[1..], Path.Combine(AppContext.BaseDirectory, "customary.dll"), .. arguments]);
        RemoveVariables(start);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return start;
    }

    // In the text that is printed, or in a line of a JSON log.
    [GeneratedRegex(@"Customary listens on (?<url>https?://\S*[^\s.,])")]
    private static partial Regex Listening();
}
