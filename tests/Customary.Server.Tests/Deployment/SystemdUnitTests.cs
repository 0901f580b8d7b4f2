using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Customary.Server.Tests.Deployment;

/// <summary>The unit in <c>deploy/systemd</c> starts a production server, and systemd accepts it.</summary>
public sealed partial class SystemdUnitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-unit-");

    private static string Unit => RepositoryFile.Read("deploy/systemd/customary.service");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_command_line_and_the_environment_of_the_unit_start_a_server_that_stops_with_0()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd runs on Linux only.");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "server-key"), "a secret of at least thirty-two characters", TestContext.Current.CancellationToken);
        var state = _folder.CreateSubdirectory("customary");
        using var authority = await ServerProcess.StartInMemoryAsync();
        var url = $"http://127.0.0.1:{ReverseProxy.FindFreePort()}";

        // The specifiers of systemd: %S is the state folder, %d the folder of the credentials. The variables are those that the unit's comment names.
        var command = Command().Match(Unit).Groups["arguments"].Value.Replace("%S", _folder.FullName, StringComparison.Ordinal).Replace("%d", _folder.FullName, StringComparison.Ordinal);
        (string, string)[] environment =
        [
            ("CUSTOMARY_URLS", url), ("CUSTOMARY_PUBLIC_URL", url), ("CUSTOMARY_AUTHORITY", new Uri(authority.Address, "common/v2.0").ToString()),
            ("CUSTOMARY_AUDIENCE", "https://api.partnercenter.microsoft.com"), ("CUSTOMARY_PARTNERS", $"{Guid.NewGuid()},contoso.com"),
        ];
        foreach (var (name, _) in environment) Unit.ShouldContain(name);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "customary.dll"), .. command.Split(' ')]);
        ServerExecutable.RemoveVariables(start);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        await using var server = ChildProcess.Start(start);
        using var http = new HttpClient { BaseAddress = new(url) };
        while (await GetStatusAsync(http) != HttpStatusCode.OK)
        {
            server.HasExited.ShouldBeFalse(server.Error);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        state.GetFiles("customary.db").ShouldHaveSingleItem();
        await server.SignalAsync("TERM");
        (await server.WaitForExitAsync()).ShouldBe(0, server.Error);
    }

    [Fact]
    public async Task systemd_finds_nothing_wrong_with_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd is not installed.");
        var unit = Path.Combine(_folder.FullName, "customary.service");

        // The program must exist on this machine.
        await File.WriteAllTextAsync(unit, Unit.Replace("/opt/customary/customary", "/bin/true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await ChildProcess.RunAsync(new("/usr/bin/systemd-analyze", ["verify", unit]))).ShouldBe((0, "", ""));
    }

    private static async Task<HttpStatusCode> GetStatusAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }

    [GeneratedRegex("^ExecStart=/opt/customary/customary (?<arguments>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
