using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;

namespace Customary.Server.Tests.Documents;

/// <summary>
/// A shell in the state of a reader: an empty home folder, the repository's folder names, and the built executable. It keeps its
/// files from run to run. Addresses and absolute folders of the page are replaced by free ports and temporary folders.
/// </summary>
/// <remarks>With a PostgreSQL cluster, <c>Host=localhost</c> in connection strings and the tools of PostgreSQL use it.</remarks>
[UnsupportedOSPlatform("windows")]
internal sealed partial class DocumentationShell : IDisposable
{
    private static readonly string[] SystemFolders = ["/var/lib/customary", "/etc/customary", "/var/backups/customary"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-docs-");
    private readonly Dictionary<string, string> _ports = [];
    private readonly PostgresCluster? _postgres;

    public DocumentationShell(PostgresCluster? postgres)
    {
        _postgres = postgres;
        var bin = _folder.CreateSubdirectory("bin").FullName;
        var dotnet = Find("dotnet");
        var executable = Path.Combine(AppContext.BaseDirectory, "customary.dll");
        // Commands that call the server find it at its port. Other programs must not read the variable.
        WriteScript(Path.Combine(bin, "customary"), $"CUSTOMARY_URL=\"${{CUSTOMARY_URL:-http://127.0.0.1:{GetPort("5080")}}}\" exec \"{dotnet}\" \"{executable}\" \"$@\"");

        // `dotnet run` builds the project in another folder, which takes a minute. The launch profile sets the environment.
        WriteScript(Path.Combine(bin, "dotnet"), $"""
            if [ "$1 $2 $3" = "run --project src/Customary.Server" ]; then
              shift 3
              [ "$1" != -c ] || shift 2
              [ "$1" != -- ] || shift
              ASPNETCORE_ENVIRONMENT=Development exec "{bin}/customary" "$@"
            fi
            exec "{dotnet}" "$@"
            """);
        foreach (var folder in SystemFolders) _folder.CreateSubdirectory($"system{folder}");
        _folder.CreateSubdirectory("work");
        CopySamples();
    }

    /// <summary>Whether a program is installed with what the samples need: MSAL for Python, and a package registry for npm and .NET tools.</summary>
    public static async Task<bool> HasToolAsync(string name)
    {
        if (!Path.IsPathRooted(Find(name.Split(' ')[0]))) return false;
        string[] check = name switch
        {
            "python3" => ["/usr/bin/python3", "-c", "import msal"],
            "npm" or "npx" => ["npm", "view", "@azure/msal-node", "version"],
            "dotnet tool" => ["bash", "-c", "folder=$(mktemp -d); trap 'rm -rf \"$folder\"' EXIT; dotnet tool install NSwag.ConsoleCore --version 14.7.1 --tool-path \"$folder\""],
            _ => [],
        };
        if (check is []) return true;
        return (await ChildProcess.RunAsync(new(check[0], check[1..]))).Code == 0;
    }

    /// <summary>Runs all blocks of a page in one shell, and stops the servers that they started.</summary>
    /// <returns>The exit code, and what the commands wrote to both outputs.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(DocumentedCommands commands, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", ToScript(commands)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(_folder.FullName, "work"),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CUSTOMARY_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["NPM_CONFIG_USERCONFIG"] = Path.Combine(home, ".npmrc");
        start.Environment.TryAdd("NUGET_PACKAGES", Path.Combine(home, ".nuget", "packages"));
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (_postgres is not null)
        {
            start.Environment["PGHOST"] = "127.0.0.1";
            start.Environment["PGPORT"] = _postgres.Port.ToString(CultureInfo.InvariantCulture);
            start.Environment["PGUSER"] = "postgres";
        }

        start.Environment["HOME"] = _folder.FullName;
        start.Environment.Remove("XDG_DATA_HOME");
        start.Environment["PATH"] = $"{_folder.FullName}/bin:/usr/bin:/bin:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CUSTOMARY_URLS"] = $"http://127.0.0.1:{GetPort("5080")}";
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(cancellationToken), shell.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await shell.WaitForExitAsync(cancellationToken);
            return (shell.ExitCode, await output + await error);
        }
        finally
        {
            if (!shell.HasExited) shell.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string ToScript(DocumentedCommands commands)
    {
        var script = new StringBuilder("""
            servers=()
            stop_servers() {
              for server in ${servers[@]+"${servers[@]}"}; do kill -- -$server; done 2>/dev/null
              for server in ${servers[@]+"${servers[@]}"}; do while kill -0 -- -$server; do sleep 0.1; done; done 2>/dev/null
              servers=()
            }
            wait_for_server() {
              for try in {1..600}; do
                curl --silent --insecure --fail --output /dev/null $1/readyz && return
                sleep 0.1
              done
              tail -n +1 server-*.log
              exit 1
            }
            trap stop_servers EXIT

            """);
        foreach (var block in commands.Blocks)
        {
            var text = Replace(block.Text);
            _ = block.Kind switch
            {
                DocumentedCommands.BlockKind.Run => script.Append(text),
                DocumentedCommands.BlockKind.Stop => script.Append("stop_servers\n").Append(text),
                DocumentedCommands.BlockKind.Fault => script.Append(CultureInfo.InvariantCulture, $$"""
                    {
                    {{text}}
                    } >fault.txt
                    grep -q '"code":' fault.txt

                    """),
                DocumentedCommands.BlockKind.Server => script.Append(CultureInfo.InvariantCulture, $$"""
                    set -m
                    {
                    {{text}}
                    } >server-${#servers[@]}.log 2>&1 &
                    set +m
                    servers+=($!)
                    wait_for_server {{GetUrl(text)}}

                    """),
                _ => script,
            };
        }

        return script.ToString();
    }

    private static string Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) ?? tool;

    private string GetUrl(string text) => Urls().Match(text) is { Success: true } match ? match.Groups["url"].Value : $"http://127.0.0.1:{GetPort("5080")}";

    private string Replace(string text)
    {
        text = Address().Replace(text, match => $"{match.Groups["host"].Value}:{GetPort(match.Groups["port"].Value)}");
        if (_postgres is not null) text = text.Replace("Host=localhost;", $"Host=127.0.0.1;Port={_postgres.Port};", StringComparison.Ordinal);
        return SystemFolders.Aggregate(text, (replaced, folder) => replaced.Replace(folder, $"{_folder.FullName}/system{folder}", StringComparison.Ordinal));
    }

    private string GetPort(string documented)
    {
        if (_ports.TryGetValue(documented, out var port)) return port;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return _ports[documented] = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    // The commands install packages beside the samples, and the samples have the ports of the pages.
    private void CopySamples()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Repository");
        foreach (var file in RepositoryFile.List("samples", "*"))
        {
            var target = Path.Combine(_folder.FullName, "work", file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Replace(File.ReadAllText(Path.Combine(root, file))));
        }
    }

    private static void WriteScript(string path, string text)
    {
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex(@"(?<host>127\.0\.0\.1|localhost):(?<port>\d{4,5})")]
    private static partial Regex Address();

    [GeneratedRegex(@"--urls[ =]""?(?<url>https?://[^\s"";]+)")]
    private static partial Regex Urls();
}
