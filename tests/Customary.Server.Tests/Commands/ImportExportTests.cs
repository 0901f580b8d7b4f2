using System.Globalization;
using System.Text.Json.Nodes;
using Customary.Client.Sandbox;

namespace Customary.Server.Tests.Commands;

/// <summary>Imports and exports customers with the executable against a real server.</summary>
public sealed class ImportExportTests() : ServerCommandTests("--rate-limit", "0")
{
    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task An_export_can_be_imported_for_another_partner_and_is_the_same_again(string extension)
    {
        var source = WriteCustomers("source.jsonl", 7);
        (await RunAsync("import", source, "--tenant", "one")).Code.ShouldBe(0);
        var (first, second) = (PathOf($"first.{extension}"), PathOf($"second.{extension}"));
        (await RunAsync("export", first, "--tenant", "one")).ShouldBe((0, $"Exported 7 customers to {first}\n", ""));
        File.Exists($"{first}.resume.json").ShouldBeFalse();
        foreach (var id in Lines((await RunAsync("customers", "list", "--json", "--tenant", "one")).Output).Select(line => JsonNode.Parse(line)!.Text("id")!))
            (await RunAsync("customers", "delete", id, "--tenant", "one")).Code.ShouldBe(0);

        var (code, output, error) = await RunAsync("import", first, "--json", "--tenant", "two");
        (code, error).ShouldBe((0, ""));
        JsonNode.Parse(output)!.ShouldSatisfyAllConditions(
            result => result["created"]!.GetValue<long>().ShouldBe(7),
            result => result["failed"]!.GetValue<long>().ShouldBe(0));
        (await RunAsync("export", second, "--tenant", "two")).Code.ShouldBe(0);
        CompanyNames(second, extension).ShouldBe(CompanyNames(first, extension), ignoreOrder: true);
        (await RunAsync("export", second, "--tenant", "two")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_row_is_recorded_and_can_be_corrected()
    {
        var file = WriteCustomers("customers.jsonl", 3, (index, customer) =>
        {
            if (index == 1) customer["billingProfile"]!["email"] = "not an address";
        });
        var (code, output, error) = await RunAsync("import", file);
        code.ShouldBe(1);
        output.ShouldContain("2 created, 0 created before, 1 failed");
        error.ShouldStartWith("1 rows failed");
        Lines(await File.ReadAllTextAsync($"{file}.results.jsonl", TestContext.Current.CancellationToken)).Select(line => JsonNode.Parse(line)!)
            .Single(entry => entry.Text("status") == "failed").Text("error")!.ShouldContain("billingProfile.email");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("not an address", "ann@contoso.com", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await RunAsync("import", file)).Output.ShouldContain("1 created, 2 created before, 0 failed");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode($"{file}.results.jsonl").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("customers.jsonl", "{}\n{ \"companyProfile\": ", "line 2: not valid JSON")]
    [InlineData("customers.jsonl", "{}\n[]", "line 2: not a JSON object")]
    [InlineData("customers.jsonl", "{ \"companyProfile\": 5 }", "line 1: the value at $.companyProfile has the wrong type")]
    [InlineData("customers.csv", "companyName,colour\na,b\n", "unknown column 'colour'")]
    [InlineData("customers.csv", "companyName,domain\na\n", "not valid CSV")]
    public async Task A_file_that_is_not_valid_sends_nothing(string name, string text, string message)
    {
        var file = PathOf(name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var (code, output, error) = await RunAsync("import", file);
        (code, output).ShouldBe((2, ""));
        error.ShouldContain(message);
        File.Exists($"{file}.results.jsonl").ShouldBeFalse();
    }

    [Fact]
    public async Task Results_of_an_import_into_another_partner_are_refused()
    {
        var file = WriteCustomers("customers.jsonl", 1);
        (await RunAsync("import", file, "--tenant", "one")).Code.ShouldBe(0);
        var (code, _, error) = await RunAsync("import", file, "--tenant", "two");
        code.ShouldBe(2);
        error.ShouldContain("belongs to an import into");
    }

    [Fact]
    public async Task An_import_without_a_server_says_how_to_resume()
    {
        var (code, _, error) = await ServerExecutable.RunAsync("import", WriteCustomers("customers.jsonl", 2), "--url", "http://127.0.0.1:1", "--timeout", "2s");
        code.ShouldBe(1);
        error.ShouldContain("Run the same command again to resume.");
    }

    [Fact]
    public async Task An_import_that_is_interrupted_in_a_terminal_says_how_to_resume_and_creates_no_customer_twice()
    {
        const int count = 120;
        const int createdFirst = 60;
        var file = WriteCustomers("customers.jsonl", count);
        using var sandbox = new HttpSandbox(Server.Http.BaseAddress!);
        var hold = await sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Skip = createdFirst, Delay = TimeSpan.FromMinutes(10) }, TestContext.Current.CancellationToken);
        await using var terminal = PseudoTerminal.Start("import", file, "--url", Url, "--parallel", "2");
        (await terminal.WaitForOutputAsync("import 60 of 120 customers", output => output.Contains("60/120", StringComparison.Ordinal))).ShouldContain("/s");
        await terminal.WriteAsync(PseudoTerminal.Interrupt);
        (await terminal.WaitForExitAsync()).ShouldBe(1, terminal.Output);
        terminal.Output.ShouldContain("Import");
        terminal.Output.ShouldContain("Interrupted:");
        terminal.Output.ShouldContain("Run the same command again to resume.");

        await sandbox.Faults.RemoveAsync(hold.Id, TestContext.Current.CancellationToken);
        var (code, resumed, error) = await RunAsync("import", file, "--json");
        (code, error).ShouldBe((0, ""));
        var result = JsonNode.Parse(resumed)!;
        (result["created"]!.GetValue<long>(), result["skipped"]!.GetValue<long>()).ShouldBe((count - createdFirst, createdFirst));
        var customers = Lines((await RunAsync("customers", "list", "--json")).Output).Select(line => JsonNode.Parse(line)!["companyProfile"]!.Text("domain")!).ToList();
        customers.Count.ShouldBe(count);
        customers.Distinct().Count().ShouldBe(count);
    }

    private string WriteCustomers(string name, int count, Action<int, JsonNode>? change = null)
    {
        var file = PathOf(name);
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(index => TestData.Customer(customer =>
        {
            customer["billingProfile"]!["companyName"] = $"Fabrikam, \"{index.ToString(CultureInfo.InvariantCulture)}\" é";
            change?.Invoke(index, customer);
        }).ToJsonString()));
        return file;
    }

    private static IEnumerable<string> CompanyNames(string path, string extension) => extension == "jsonl"
        ? File.ReadLines(path).Select(line => JsonNode.Parse(line)!["companyProfile"]!.Text("companyName")!)
        : File.ReadLines(path).Skip(1).Select(line => line[line.IndexOf('"', StringComparison.Ordinal)..]);

    private string PathOf(string name) => Path.Combine(Folder.FullName, name);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
