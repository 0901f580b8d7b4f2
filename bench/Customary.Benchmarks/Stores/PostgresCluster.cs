using System.Diagnostics;
using System.Globalization;

namespace Customary.Benchmarks.Stores;

/// <summary>A PostgreSQL cluster with durable commits, started with the script of the tests. Dispose stops it.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly Process _script;

    private PostgresCluster(Process script, int port, string binaries) => (_script, Port, Binaries) = (script, port, binaries);

    public int Port { get; }

    public string Binaries { get; }

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres";

    /// <summary>Starts a cluster; null when there are no PostgreSQL binaries.</summary>
    public static async Task<PostgresCluster?> StartAsync(string repository)
    {
        using var find = Start(repository, "find");
        var binaries = (await find.StandardOutput.ReadToEndAsync()).Trim();
        if (binaries.Length == 0) return null;
        var script = Start(repository, "run", "safe");
        return await script.StandardOutput.ReadLineAsync() is { } line && line.Split(' ') is ["ready", { } port]
            ? new(script, int.Parse(port, CultureInfo.InvariantCulture), binaries)
            : throw new InvalidOperationException("PostgreSQL did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private static Process Start(string repository, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("bash", [Path.Combine(repository, "tests", "postgres.sh"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
