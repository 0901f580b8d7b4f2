using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Commands;

/// <summary>Controls the sandbox of a real server with the executable.</summary>
public sealed class SandboxCommandTests : IAsyncLifetime
{
    private ServerExecutable _server = null!;

    private string Url => _server.Http.BaseAddress!.AbsoluteUri;

    public async ValueTask InitializeAsync() => _server = await ServerExecutable.StartAsync("--log", "none");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_clock_is_stopped_moved_and_started()
    {
        (await RunJsonAsync("clock", "freeze"))["frozen"]!.GetValue<bool>().ShouldBeTrue();
        (await RunJsonAsync("clock", "set", "2030-01-02T03:04:05Z")).Text("now")!.ShouldStartWith("2030-01-02T03:04:05");
        (await RunJsonAsync("clock", "advance", "1m")).Text("now")!.ShouldStartWith("2030-01-02T03:05:05");
        (await RunAsync("clock", "show")).Output.ShouldContain("2030-01-02T03:05:05");
        (await RunJsonAsync("clock", "run"))["frozen"]!.GetValue<bool>().ShouldBeFalse();
        (await RunAsync("clock", "advance", "soon")).Code.ShouldBe(2);
        var refused = await RunAsync("clock", "advance", "0s");
        (refused.Code, refused.Output).ShouldBe((1, ""));
        refused.Error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Faults_requests_and_limits_are_shown()
    {
        var fault = await RunJsonAsync("faults", "add", "--operation", "ListCustomers", "--status", "404", "--times", "1");
        (await RunAsync("faults", "list")).Output.ShouldContain(fault.Text("id")!);
        (await RunAsync("customers", "list")).Code.ShouldBe(1);
        (await RunAsync("customers", "list")).Code.ShouldBe(0);
        (await RunAsync("requests", "--operation", "ListCustomers", "--count", "2", "--timeout", "10s")).Output.ShouldContain("ListCustomers");
        (await RunAsync("requests", "--operation", "ListCustomers", "--status", "404", "--json")).Output.ShouldContain("\"status\":404");
        (await RunAsync("limits")).Output.ShouldContain("500");
        (await RunAsync("faults", "clear")).ShouldBe((0, "", ""));
        (await RunAsync("faults", "list")).ShouldBe((0, "", ""));
        (await RunAsync("faults", "remove", "missing")).Code.ShouldBe(1);
    }

    private async Task<JsonNode> RunJsonAsync(params string[] command)
    {
        var (code, output, error) = await RunAsync([.. command, "--json"]);
        (code, error).ShouldBe((0, ""), string.Join(' ', command));
        return JsonNode.Parse(output)!;
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => ServerExecutable.RunAsync([.. command, "--url", Url]);
}
