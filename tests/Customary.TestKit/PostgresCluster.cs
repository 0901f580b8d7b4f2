using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Customary.TestKit;

/// <summary>
/// A PostgreSQL cluster started by <c>tests/postgres.sh</c>. It ends with this object, and also with this process
/// however that ends, for the script stops when its input does.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly Process _script;

    private PostgresCluster(Process script) => _script = script;

    /// <summary>The port of the loopback that the primary listens on.</summary>
    public int Port { get; private init; }

    /// <summary>How its superuser reaches it.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres";

    /// <summary>Why there is no PostgreSQL on this machine; null where there is.</summary>
    public static string? Absence() =>
        Succeeds("find") ? null : "There are no PostgreSQL binaries; install the package postgresql, or name their folder in POSTGRES_BIN.";

    /// <summary>Why no disk can be filled on this machine; null where one can.</summary>
    public static string? AbsenceOfSmallDisk() => Succeeds("small") ? null : "This system lets nobody mount a small disk of their own.";

    /// <summary>Starts a cluster: "safe" keeps what it committed whatever happens to it, "small" has its tables on a small disk too.</summary>
    public static async Task<PostgresCluster> RunAsync(params string[] kind)
    {
        var absence = Absence() ?? (kind.Contains("small") ? AbsenceOfSmallDisk() : null);
        Assert.SkipWhen(absence is not null, absence ?? "");
        var script = Start(["run", .. kind]);
        var ready = await script.StandardOutput.ReadLineAsync();
        if (ready?.Split(' ') is ["ready", { } port]) return new(script) { Port = int.Parse(port, CultureInfo.InvariantCulture) };
        throw new InvalidOperationException($"PostgreSQL did not start: {await script.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Gives the script a command and waits until it is carried out; the port that it tells.</summary>
    public async Task<int> SendCommandAsync(string command)
    {
        await _script.StandardInput.WriteLineAsync(command);
        await _script.StandardInput.FlushAsync();
        var told = await _script.StandardOutput.ReadLineAsync();
        return told?.Split(' ') is ["done", { } port] ? int.Parse(port, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"The cluster could not {command}.");
    }

    public void Dispose()
    {
        _script.StandardInput.Close();
        _script.WaitForExit();
        _script.Dispose();
    }

    private static bool Succeeds(string command)
    {
        try
        {
            using var script = Start(command);
            script.StandardOutput.ReadToEnd();
            script.WaitForExit();
            return script.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no bash on this system.
            return false;
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "postgres.sh"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
