using System.Diagnostics;
using Customary.Client.Sandbox;

namespace Customary.Server.Tests.Commands;

/// <summary>Faults between the command line and a server: each is one line that says what to do, within a bounded time.</summary>
public sealed class CommandFaultTests : ServerCommandTests
{
    // The process starts in seconds, also on a machine that runs many tests.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);
    [Theory]
    [InlineData("customers list")]
    [InlineData("customers list --token secret")]
    [InlineData("token")]
    [InlineData("ready")]
    [InlineData("clock show")]
    [InlineData("partners list")]
    [InlineData("snapshot list")]
    public async Task A_certificate_that_is_not_trusted_is_refused_unless_asked_for(string command)
    {
        await using var secure = await ServerExecutable.StartAsync([("XDG_DATA_HOME", Folder.FullName)], "--log", "none", "--urls", "https://127.0.0.1:0");
        string[] arguments = [.. command.Split(' '), "--url", secure.Http.BaseAddress!.AbsoluteUri];
        var error = await ShouldFailAsync(arguments);
        error.ShouldContain("certificate");
        error.ShouldContain("Trust the certificate of the server. For a development server, use --accept-development-certificate.");
        var accepted = await ServerExecutable.RunAsync([.. arguments, "--accept-development-certificate"]);
        if (command.Contains("secret", StringComparison.Ordinal)) accepted.Error.ShouldContain("failed with 401");
        else accepted.Code.ShouldBe(0, accepted.Error);
    }

    [Theory]
    [InlineData(DisconnectPoint.MidResponse)]
    [InlineData(DisconnectPoint.AfterCommit)]
    public async Task An_answer_that_is_cut_is_an_error_that_says_how_to_repeat_the_command(DisconnectPoint point)
    {
        using var sandbox = new HttpSandbox(Server.Http.BaseAddress!);
        await sandbox.Faults.AddAsync(new() { Operation = "*", Disconnect = point }, TestContext.Current.CancellationToken);
        var error = await ShouldFailAsync("customers", "list", "--url", Url);
        error.ShouldStartWith("ListCustomers failed after 3 tries: the connection to ");
        error.ShouldContain("ended before the response was complete");
        var file = Path.Combine(Folder.FullName, "customer.json");
        await File.WriteAllTextAsync(file, TestData.Customer().ToJsonString(), TestContext.Current.CancellationToken);
        (await ShouldFailAsync("customers", "create", "--file", file, "--url", Url)).ShouldContain("The service might have completed the operation.");
        await sandbox.Faults.ClearAsync(TestContext.Current.CancellationToken);
        var created = await ServerExecutable.RunAsync("customers", "list", "--json", "--url", Url);
        created.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_stall_ends_with_the_timeout()
    {
        using var sandbox = new HttpSandbox(Server.Http.BaseAddress!);
        await sandbox.Faults.AddAsync(new() { Operation = "ListCustomers", Delay = TimeSpan.FromMinutes(10) }, TestContext.Current.CancellationToken);
        (await ShouldFailAsync("customers", "list", "--timeout", "2s", "--url", Url)).ShouldContain("did not respond in time");
    }

    [Fact]
    public async Task A_rate_limit_with_a_longer_wait_than_the_timeout_fails_at_once()
    {
        using var sandbox = new HttpSandbox(Server.Http.BaseAddress!);
        await sandbox.Faults.AddAsync(new() { Operation = "ListCustomers", Status = 429, RetryAfter = TimeSpan.FromMinutes(20) }, TestContext.Current.CancellationToken);
        (await ShouldFailAsync("customers", "list", "--url", Url)).ShouldStartWith("ListCustomers failed with 429");
    }

    [Theory]
    [InlineData("{\"items\": [")]
    [InlineData("<html>It works!</html>")]
    public async Task A_malformed_answer_names_the_address_as_the_likely_cause(string body)
    {
        using var sandbox = new HttpSandbox(Server.Http.BaseAddress!);
        await sandbox.Faults.AddAsync(new() { Operation = "ListCustomers", Status = 200, Body = body }, TestContext.Current.CancellationToken);
        var error = await ShouldFailAsync("customers", "list", "--url", Url);
        error.ShouldStartWith("ListCustomers returned 200, but its body is not valid");
        error.ShouldContain("Check that the address is that of the Partner Center API.");
    }

    private static async Task<string> ShouldFailAsync(params string[] command)
    {
        var watch = Stopwatch.StartNew();
        var (code, output, error) = await ServerExecutable.RunAsync(command);
        watch.Elapsed.ShouldBeLessThan(Bound);
        (code, output).ShouldBe((1, ""), error);
        var lines = error.TrimEnd().Split('\n').Where(line => !line.StartsWith("warning: ", StringComparison.Ordinal)).ToList();
        return lines.ShouldHaveSingleItem();
    }
}
