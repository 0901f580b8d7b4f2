using System.Diagnostics;

namespace Customary.TestKit;

/// <summary>A server process that a test can kill.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private const string Prefix = "Customary listens on ";
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    /// <summary>The URL that the server listens on.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server on an SQLite file. The public URL is fixed, so tokens stay valid after a restart.</summary>
    public static Task<ServerProcess> StartWithFileAsync(string file) => StartAsync(AnyPort, "--storage", $"sqlite:{file}", "--public-url", "http://customary.test");

    /// <summary>Starts a server in memory. Its data and its signing key are lost when it stops.</summary>
    public static Task<ServerProcess> StartInMemoryAsync(Uri? address = null) => StartAsync(address?.OriginalString ?? AnyPort, "--storage", "memory");

    /// <summary>Runs a server until it exits. Returns the exit code and the standard error output.</summary>
    public static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var (code, _, error) = await ChildProcess.RunAsync(Prepare(AnyPort, arguments));
        return (code, error);
    }

    public Task KillAsync() => _process.KillAsync();

    public void Dispose() => _process.Dispose();

    private static async Task<ServerProcess> StartAsync(string address, params string[] arguments)
    {
        var process = ChildProcess.Start(Prepare(address, ["--log", "warning", "--rate-limit", "0", .. arguments]));
        try
        {
            return new(process, new((await process.ReadLineAsync(Prefix))[Prefix.Length..]));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo Prepare(string address, params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "customary.dll"), "--urls", address, "--environment", "Development", .. arguments]);
}
