using System.Diagnostics;

namespace Customary.Server.Tests.Commands;

/// <summary>The sample of the command line runs as it is in the repository.</summary>
public sealed class CommandLineSampleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_shell_script_runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is for bash with the tools of GNU.");
        var executable = Path.Combine(_folder.FullName, "customary");
        await File.WriteAllTextAsync(executable, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "customary.dll")}' \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var server = await ServerExecutable.StartAsync("--log", "none");
        var start = new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "Repository", "samples", "command-line", "customers.sh")])
        {
            Environment =
            {
                ["PATH"] = $"{_folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
                ["CUSTOMARY_URL"] = server.Http.BaseAddress!.AbsoluteUri,
            },
        };
        var (code, output, error) = await ChildProcess.RunAsync(start);
        code.ShouldBe(0, output + error);
        output.ShouldStartWith("ready\n");
        output.ShouldContain("billing@fabrikam.com");
        output.ShouldContain("Kim Abel");
        output.ShouldContain("Exported 1 customer to ");
        output.ShouldContain("Refused: CreateCustomer failed with ");
        output.ShouldEndWith("\n");
        (await ServerExecutable.RunAsync("customers", "list", "--url", server.Http.BaseAddress.AbsoluteUri)).ShouldBe((0, "", ""));
    }
}
