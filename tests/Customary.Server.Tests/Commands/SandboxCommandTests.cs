using System.Text.Json;
using Customary.Client.Sandbox;

namespace Customary.Server.Tests.Commands;

/// <summary>Controls the sandbox of a real server with the executable.</summary>
public sealed class SandboxCommandTests : ServerCommandTests
{
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

    [Fact]
    public async Task Every_property_of_a_fault_has_an_option()
    {
        var fault = await RunJsonAsync(
            "faults", "add", "--operation", "CreateCustomer", "--tenant", "contoso", "--application", "app", "--skip", "1", "--times", "2", "--probability", "0.5", "--seed", "7",
            "--status", "503", "--body", "<html>", "--retry-after", "9s", "--delay-min", "1s", "--delay-max", "2s", "--bytes-per-second", "100");
        var slow = await RunJsonAsync("faults", "add", "--operation", "*", "--delay", "1m", "--disconnect", "mid-response");
        var refused = await RunJsonAsync("faults", "add", "--operation", "CreateCustomer", "--code", "3001");
        string[] options = [.. fault.AsObject().Concat(slow.AsObject()).Concat(refused.AsObject()).Select(property => property.Key).Distinct().Except(["id", "matched"])];
        options.ShouldBe(typeof(FaultRule).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(["equalityContract"]), ignoreOrder: true);
        slow.Text("disconnect").ShouldBe("midResponse");
        (await RunAsync("faults", "add", "--operation", "*", "--disconnect", "never")).Code.ShouldBe(2);
        (await RunAsync("faults", "add", "--operation", "Nothing", "--status", "503")).Error.ShouldContain("operationId");
    }

    [Fact]
    public async Task Data_is_saved_restored_and_reset()
    {
        (await RunAsync("customers", "create", "--file", WriteCustomer())).Code.ShouldBe(0);
        var snapshot = await RunJsonAsync("snapshot", "create", "base", "--tenant", "contoso");
        (snapshot.Text("name"), snapshot["customers"]!.GetValue<long>()).ShouldBe(("base", 1));
        (await RunAsync("snapshot", "create", "everything")).Output.ShouldMatch("all +true");
        (await RunAsync("snapshot", "list")).Output.ShouldContain("everything");
        (await RunAsync("snapshot", "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        (await RunJsonAsync("reset", "--tenant", "contoso"))["customers"]!.GetValue<long>().ShouldBe(1);
        (await RunAsync("customers", "list")).ShouldBe((0, "", ""));
        (await RunAsync("snapshot", "restore", "base")).Code.ShouldBe(0);
        (await RunAsync("customers", "list")).Output.ShouldContain("onmicrosoft.com");
        (await RunAsync("reset", "--all")).Output.ShouldMatch("all +true");
        (await RunAsync("snapshot", "remove", "base")).ShouldBe((0, "", ""));
        (await RunAsync("snapshot", "restore", "base")).ShouldBe((1, "", "There is no snapshot base. GET /_customary/snapshots lists the snapshots.\n"));
        (await RunAsync("reset")).Code.ShouldBe(2);
        (await RunAsync("reset", "--all", "--tenant", "contoso")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task All_data_is_exported_and_imported()
    {
        (await RunAsync("customers", "create", "--file", WriteCustomer())).Code.ShouldBe(0);
        var file = Path.Combine(Folder.FullName, "state.jsonl");
        (await RunAsync("state", "export", file)).Output.ShouldMatch($@"^Exported [0-9,]+ bytes to {file}\n$");
        (await RunAsync("state", "export", file)).Code.ShouldBe(2);
        (await RunJsonAsync("state", "export", $"{file}.2", "--tenant", "contoso"))["bytes"]!.GetValue<long>().ShouldBe(new FileInfo($"{file}.2").Length);
        Directory.GetFiles(Folder.FullName, "*.partial").ShouldBeEmpty();
        var refused = await RunAsync("state", "import", file);
        (refused.Code, refused.Output).ShouldBe((1, ""));
        refused.Error.ShouldStartWith("Nothing was imported: ");
        (await RunAsync("reset", "--all")).Code.ShouldBe(0);
        (await RunJsonAsync("state", "import", file))["customers"]!.GetValue<int>().ShouldBe(1);
        (await RunAsync("customers", "list")).Output.ShouldContain("onmicrosoft.com");
        (await RunAsync("state", "import", $"{file}.3")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_seed_and_generated_customers_are_added()
    {
        var file = Path.Combine(Folder.FullName, "seed.json");
        (await ServerExecutable.RunAsync("init", file)).Code.ShouldBe(0);
        (await RunJsonAsync("state", "seed", file))["customers"]!.GetValue<int>().ShouldBe(2);
        (await RunAsync("state", "seed", file)).Error.ShouldContain("the domain tailspintoys.onmicrosoft.com belongs to a customer");
        (await RunJsonAsync("state", "generate", "5", "--tenant", "fabrikam"))["customers"]!.GetValue<int>().ShouldBe(5);
        (await RunAsync("state", "generate", "0")).Code.ShouldBe(1);
        (await RunAsync("state", "generate", "many")).Code.ShouldBe(2);
        (await RunAsync("state", "seed", $"{file}.missing")).Code.ShouldBe(2);
    }

    private string WriteCustomer() => WriteFile("customer.json", TestData.Customer().ToJsonString());
}
