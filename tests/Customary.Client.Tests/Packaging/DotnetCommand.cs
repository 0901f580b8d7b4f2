using System.Diagnostics;

namespace Customary.Client.Tests.Packaging;

/// <summary>Runs the .NET command line.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs a command and returns its output. A failure fails the test.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A test must leave no build server behind.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("CI");
        var (code, output, error) = await ChildProcess.RunAsync(start);
        code.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }
}
