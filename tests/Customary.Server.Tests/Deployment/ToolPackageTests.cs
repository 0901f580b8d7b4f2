using System.Diagnostics;
using System.Reflection;

namespace Customary.Server.Tests.Deployment;

/// <summary>The package of the .NET tool works when it is installed from a folder.</summary>
public sealed class ToolPackageTests
{
    [Fact]
    public async Task The_tool_installs_from_a_local_folder_and_its_server_becomes_ready()
    {
        var folder = Directory.CreateTempSubdirectory("customary-tool-");
        try
        {
            var (feed, tools) = (folder.CreateSubdirectory("feed").FullName, folder.CreateSubdirectory("tools").FullName);
            await RunAsync("dotnet", "pack", Path.Combine(Metadata("RepositoryFolder"), "src", "Customary.Server"), "--no-build", "--configuration", Metadata("Configuration"), "--output", feed);
            await RunAsync("dotnet", "tool", "install", "Customary.Tool", "--tool-path", tools, "--source", feed, "--version", Metadata("Version"));
            var customary = Path.Combine(tools, OperatingSystem.IsWindows() ? "customary.exe" : "customary");
            (await RunAsync(customary, "--version")).ShouldStartWith(Metadata("Version"));

            var url = $"http://127.0.0.1:{ReverseProxy.FindFreePort()}";
            await using var server = ChildProcess.Start(Prepare(customary, "--environment", "Development", "--storage", "memory", "--urls", url));
            await RunAsync(customary, "ready", "--url", url, "--wait", "60s");
            (await RunAsync(customary, "customers", "list", "--url", url, "--json")).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Metadata(string key) => typeof(ToolPackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output, error) = await ChildProcess.RunAsync(Prepare(program, arguments));
        code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }

    private static ProcessStartInfo Prepare(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        ServerExecutable.RemoveVariables(start);

        // The runner's own variables would change the build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "CI").ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }
}
