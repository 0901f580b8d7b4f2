using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Configuration;

/// <summary>The command of the startup message works when copied, on every kind of address.</summary>
public sealed class StartupMessageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("https://[::1]:0")]
    [InlineData("https://127.0.0.2:0")]
    [InlineData("http://127.0.0.1:0", "--public-url", "https://customers.example")]
    public async Task The_command_of_the_startup_message_works_when_copied(string urls, params string[] more)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The command is for bash, and other systems do not listen on 127.0.0.2.");
        await using var binary = await ServerExecutable.StartAsync([("XDG_DATA_HOME", _folder.FullName)], ["--urls", urls, "--log", "none", .. more]);
        var command = await binary.ReadLineAsync("token=$(");
        var (code, output, error) = await ChildProcess.RunAsync(new("bash", ["-euo", "pipefail", "-c", command]));
        code.ShouldBe(0, $"{command}\n{error}");
        JsonNode.Parse(output)!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }
}
