using System.ComponentModel;
using System.Globalization;

namespace Customary.TestKit;

/// <summary>
/// A PostgreSQL cluster that <c>tests/postgres.sh</c> starts. It stops when this object is disposed or this process exits,
/// because the script stops when its input ends.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly ChildProcess _script;

    private PostgresCluster(ChildProcess script) => _script = script;

    /// <summary>The loopback port of the primary.</summary>
    public int Port { get; private init; }

    /// <summary>The connection string of the superuser.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres";

    /// <summary>Why no cluster can start on this machine; null if one can.</summary>
    public static string? SkipReason() =>
        Succeeds("find") ? null : "PostgreSQL was not found. Install the package postgresql, or set POSTGRES_BIN to the folder of initdb.";

    /// <summary>Why tests cannot mount a small disk on this machine; null if they can.</summary>
    public static string? SmallDiskSkipReason() => Succeeds("small") ? null : "This system does not allow tests to mount a small disk (unshare --mount, tmpfs).";

    /// <summary>Starts a cluster. Skips the test if there is no PostgreSQL.</summary>
    /// <param name="kind">Nothing for a fast cluster, "safe" for durable commits, "small" for durable commits and tables on a small disk.</param>
    public static async Task<PostgresCluster> RunAsync(params string[] kind)
    {
        var reason = SkipReason() ?? (kind.Contains("small") ? SmallDiskSkipReason() : null);
        Assert.SkipWhen(reason is not null, reason ?? "");
        var script = Start(["run", .. kind]);
        var ready = await script.ReadLineAsync();
        if (ready?.Split(' ') is ["ready", { } port]) return new(script) { Port = int.Parse(port, CultureInfo.InvariantCulture) };
        await script.DisposeAsync();
        throw new InvalidOperationException($"PostgreSQL did not start: {script.Error}");
    }

    /// <summary>Sends a command to the script, waits until it is done, and returns the port that the script reports.</summary>
    public async Task<int> SendCommandAsync(string command)
    {
        await _script.WriteAsync($"{command}\n");
        var reply = await _script.ReadLineAsync();
        return reply?.Split(' ') is ["done", { } port] ? int.Parse(port, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"The cluster command '{command}' failed.");
    }

    public void Dispose()
    {
        _script.CloseInput();
        _script.WaitForExitAsync().GetAwaiter().GetResult();
        _script.Dispose();
    }

    private static bool Succeeds(string command)
    {
        try
        {
            using var script = Start(command);
            script.CloseInput();
            return script.WaitForExitAsync().GetAwaiter().GetResult() == 0;
        }
        catch (Win32Exception)
        {
            // bash is not installed.
            return false;
        }
    }

    private static ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start(new("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh"), .. arguments]), keepsInput: true);
}
