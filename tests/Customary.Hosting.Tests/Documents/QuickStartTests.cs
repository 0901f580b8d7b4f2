using System.Diagnostics;

namespace Customary.Hosting.Tests.Documents;

public sealed class QuickStartTests
{
    [Fact]
    public async Task Every_command_of_the_README_quick_start_works()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var readme = RepositoryFile.Read("README.md");
        var minute = readme[readme.IndexOf("## The first minute", StringComparison.Ordinal)..];
        var script = minute.Split("```sh\n")[1].Split("```")[0];
        var output = await RunAsync(script.Replace("http://127.0.0.1:5080", service.Http.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal));

        output.ShouldContain("\"totalCount\":1");
        output.ShouldContain("\"companyName\":\"Fabrikam Inc.\"");
        output.ShouldNotContain("\"code\"");
        output.TrimEnd().ShouldEndWith("204");
    }

    private static async Task<string> RunAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, output);
        return output;
    }
}
