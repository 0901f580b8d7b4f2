using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Contracts;
using Customary.Server.Commands;

namespace Customary.Server.Tests.Terminal;

/// <summary>Drives each command in a pseudo-terminal: as a person does, with <c>--json</c>, and once interrupted.</summary>
public sealed partial class TerminalCommandTests : IAsyncLifetime
{
    private const string Tenant = "contoso";
    private const string Partner = "11111111-1111-1111-1111-111111111111";
    private const string Reseller = "22222222-2222-2222-2222-222222222222";

    // {n} is 1 for people and 2 with --json, so that each run has objects of its own. {customer1} and so on are domains, {user1} and so on IDs.
    private static readonly string[][] Sequences =
    [
        [
            "customers list", "customers get {customer0}", "customers create --file {folder}/new{n}.json", "customers update {customer0} --email billing{n}@fabrikam.com",
            "customers set {customer0} --agreement-signed true", "customers remove {customer{n}}", "customers delete {customer3{n}}",
        ],
        [
            "users list {customer0}", "users get {customer0} {user0}", "users create {customer0} --file {folder}/user{n}.json --password file:{folder}/password", "users update {customer0} {user0} --display-name N{n}",
            "users reset-password {customer0} {user0} --password file:{folder}/password", "users roles {customer0} {user0}", "users delete {customer0} {user{n}}", "users restore {customer0} {user{n}}",
        ],
        ["domains check {customer0}", "domains list {customer0}", "audit list", "token", "ready", "settings", "commands", "completion bash", "distribute"],
        ["import {folder}/import{n}.jsonl --tenant fabrikam", "export {folder}/export{n}.jsonl", "init {folder}/seed{n}.json", "certificate"],
        ["faults add --operation GetUser --tenant nobody --status 503", "faults list", "faults remove {n}", "faults clear", "requests", "limits"],
        [
            // All of these change the same partner, so they run one after the other.
            "state export {folder}/state{n}.jsonl --tenant {partner}", "reset --tenant {partner}", "state import {folder}/state{n}.jsonl", "snapshot create one{n} --tenant {partner}", "snapshot list",
            "snapshot restore one{n}", "snapshot remove one{n}", "state seed {folder}/data{n}.json", "state generate 2 --tenant generated{n}",
            "partners add {partner} --kind indirect-provider", "partners list", "partnerships add {partner} {reseller}", "partnerships list", "partnerships remove {partner} {reseller}",
            "validation-codes add {partner} 5 --organization-name City --max-creates 1", "validation-codes list", "validation-codes remove {partner} 5",
        ],
        ["backup --storage {store} --to {folder}/backup{n}.db", "check --storage sqlite:{folder}/backup{n}.db", "copy --from sqlite:{folder}/backup{n}.db --to sqlite:{folder}/copy{n}.db"],
    ];

    // They end only when they are interrupted, or move the clock under the other commands.
    private static readonly string[] Alone = ["serve", "audit follow", "clock show", "clock advance", "clock set", "clock freeze", "clock run"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");
    private readonly Dictionary<string, string> _values = new() { ["partner"] = Partner, ["reseller"] = Reseller };
    private ServerExecutable _server = null!;

    private string Url => _server.Http.BaseAddress!.AbsoluteUri;

    private string Store => $"sqlite:{Path.Combine(_folder.FullName, "customary.db")}";

    public async ValueTask InitializeAsync() => _server = await ServerExecutable.StartAsync("--log", "none", "--storage", Store);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string> ServerCommands =>
    [
        .. Sequences.SelectMany(sequence => sequence).Concat(["clock show", "clock advance 1m", "clock set 2030-01-01", "clock freeze", "clock run", "audit follow"])
            .Where(command => FindOption(command, "--url") is not null && !command.StartsWith("ready", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_command_is_driven() =>
        Sequences.SelectMany(sequence => sequence).Select(command => PathOf(command)).Concat(Alone.Select(PathOf)).Order().ShouldBe(Leaves(CreateRoot()).Select(CommandLine.PathOf).Order());

    // Those with --url are interrupted below, and those of a store in StoreInterruptionTests.
    [Fact]
    public void Every_command_that_can_wait_is_interrupted() =>
        Leaves(CreateRoot()).Where(command => command.Options.All(option => option.Name != "--url")).Select(CommandLine.PathOf).Except(["customary serve", "customary backup", "customary check", "customary copy"])
            .Order().ShouldBe(["customary certificate", "customary commands", "customary completion", "customary distribute", "customary init", "customary settings"]);

    [Fact]
    public async Task Every_command_prints_text_for_people_and_JSON_for_scripts()
    {
        await FillAsync();
        await Parallel.ForEachAsync(Sequences, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken }, async (sequence, _) =>
        {
            foreach (var run in new[] { 1, 2 })
            {
                foreach (var command in sequence)
                {
                    var hasJson = FindOption(command, "--json") is not null;
                    if (run == 2 && !hasJson && FindOption(command, "--to") is null && !command.Contains("{n}", StringComparison.Ordinal)) continue;
                    await DriveAsync(command, run, asJson: run == 2 && hasJson);
                }
            }
        });
    }

    [Fact]
    public async Task The_clock_is_driven()
    {
        foreach (var asJson in new[] { false, true })
            foreach (var command in new[] { "clock freeze", "clock set 2030-01-01T00:00:00Z", "clock advance 1m", "clock show", "clock run" }) await DriveAsync(command, 1, asJson);
    }

    [Theory, MemberData(nameof(ServerCommands))]
    public async Task A_command_that_waits_for_a_server_ends_at_once_when_it_is_interrupted(string command)
    {
        await using var silent = new SilentServer();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "new1.json"), TestData.Customer().ToJsonString(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "import1.jsonl"), TestData.Customer().ToJsonString(), TestContext.Current.CancellationToken);
        if (command.StartsWith("state import", StringComparison.Ordinal)) await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "state1.jsonl"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "user1.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "data1.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "password"), "Secret-Password-1", TestContext.Current.CancellationToken);
        string[] token = FindOption(command, "--token") is null || command == "token" ? [] : ["--token", $"file:{Path.Combine(_folder.FullName, "password")}"];
        string[] arguments = [.. Split(command.Replace(" --tenant fabrikam", "", StringComparison.Ordinal), 1, name => name == "folder" ? _folder.FullName : Partner), "--url", silent.Url, .. token];
        await using var terminal = PseudoTerminal.Start(arguments);
        await Task.WhenAny(silent.WaitForRequestAsync(), terminal.WaitForExitAsync());
        await terminal.WriteAsync(PseudoTerminal.Interrupt);
        (await terminal.WaitForExitAsync()).ShouldBe(command == "audit follow" ? 0 : 1, terminal.Output);
        if (command != "audit follow") terminal.Output.ShouldContain("Interrupted");
        terminal.Output.ShouldNotContain("   at ");
        Directory.GetFiles(_folder.FullName, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_a_wait_for_one_and_an_export_end_in_order_when_they_are_interrupted()
    {
        await using (var server = PseudoTerminal.Start("serve", "--storage", "memory", "--urls", "http://127.0.0.1:0", "--environment", "Development"))
        {
            await server.WaitForOutputAsync("listen", output => output.Contains("Customary listens on", StringComparison.Ordinal));
            await server.WriteAsync(PseudoTerminal.Interrupt);
            (await server.WaitForExitAsync()).ShouldBe(0, server.Output);
        }

        await using (var silent = new SilentServer())
        {
            await using var ready = PseudoTerminal.Start("ready", "--wait", "10m", "--url", silent.Url);
            await silent.WaitForRequestAsync();
            await ready.WriteAsync(PseudoTerminal.Interrupt);
            (await ready.WaitForExitAsync()).ShouldBe(1, ready.Output);
            ready.Output.ShouldContain("Interrupted.");
        }

        await FillAsync();
        using var sandbox = new HttpSandbox(_server.Http.BaseAddress!);
        var hold = await sandbox.Faults.AddAsync(new() { Operation = "GetCustomer", Skip = 2, Delay = TimeSpan.FromMinutes(10) }, TestContext.Current.CancellationToken);
        var file = Path.Combine(_folder.FullName, "export.jsonl");
        await using (var export = PseudoTerminal.Start("export", file, "--url", Url))
        {
            // The export reads customers in parallel, so the third is held when the rule has matched.
            await WaitUntilAsync(async () => (await sandbox.Faults.GetAsync(hold.Id, TestContext.Current.CancellationToken)).Matched > 0);
            await export.WriteAsync(PseudoTerminal.Interrupt);
            (await export.WaitForExitAsync()).ShouldBe(1, export.Output);
            export.Output.ShouldContain("Run the same command again to resume.");
        }

        await sandbox.Faults.RemoveAsync(hold.Id, TestContext.Current.CancellationToken);
        Directory.GetFiles(_folder.FullName, "export.jsonl*").ShouldBeEmpty();
        (await PseudoTerminal.RunAsync("export", file, "--url", Url)).Code.ShouldBe(0);
        File.ReadLines(file).Count().ShouldBe(_values.Keys.Count(key => key.StartsWith("customer", StringComparison.Ordinal)));
    }

    private async Task DriveAsync(string command, int run, bool asJson)
    {
        List<string> arguments = [.. Split(command, run, name => name == "store" ? Store : _values[name])];
        if (FindOption(command, "--url") is not null) arguments.AddRange(["--url", Url]);
        if (asJson) arguments.Add("--json");
        var (code, output) = await PseudoTerminal.RunAsync([.. arguments]);
        code.ShouldBe(0, $"{string.Join(' ', arguments)}\n{output}");
        output.ShouldNotContain("   at ");
        if (!asJson) return;

        // A progress bar is on the same terminal.
        var lines = Escapes().Replace(output, "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] is '{' or '"').ToList();
        foreach (var line in lines) Should.NotThrow(() => JsonNode.Parse(line), line);
        if (command.StartsWith("customers get", StringComparison.Ordinal)) lines.ShouldHaveSingleItem();
    }

    // Customers and users of the tenant, all with the same names in all runs.
    private async Task FillAsync()
    {
        var address = _server.Http.BaseAddress!;
        var client = new CustomaryClient(address, new DevelopmentCredential(address, Tenant));
        foreach (var name in (string[])["customer0", "customer1", "customer2", "customer31", "customer32"])
        {
            _values[name] = TestData.Domain();
            var id = (await client.Customers.CreateAsync(NewCustomer(_values[name]))).Id!;
            if (name != "customer0") continue;
            foreach (var user in (string[])["user0", "user1", "user2"])
                _values[user] = (await client.GetCustomer(id).Users.CreateAsync(NewUser($"{user}@{_values[name]}"))).Id!;
        }

        _values["folder"] = _folder.FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "password"), "Secret-Password-1");
        foreach (var run in new[] { 1, 2 })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"new{run}.json")), TestData.Customer().ToJsonString());
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"import{run}.jsonl")), $"{TestData.Customer().ToJsonString()}\n");
            await File.WriteAllTextAsync(
                Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"data{run}.json")),
                $$"""{ "partners": [{ "tenant": "tailspin{{run}}", "kind": "direct-reseller", "name": "Tailspin Toys" }] }""");
            await File.WriteAllTextAsync(
                Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"user{run}.json")),
                $$"""{ "userPrincipalName": "new{{run}}@{{_values["customer0"]}}", "displayName": "New", "firstName": "New", "lastName": "User", "usageLocation": "US" }""");
        }
    }

    private static Customer NewCustomer(string domain) => new()
    {
        CompanyProfile = new() { Domain = domain },
        BillingProfile = new()
        {
            Email = "ann@fabrikam.com",
            Culture = "en-US",
            Language = "en",
            CompanyName = "Fabrikam",
            DefaultAddress = new() { Country = "US", State = "WA", City = "Redmond", AddressLine1 = "One Way", PostalCode = "98052" },
        },
    };

    private static CustomerUser NewUser(string name) => new()
    {
        UserPrincipalName = name,
        DisplayName = "Ann Lee",
        FirstName = "Ann",
        LastName = "Lee",
        UsageLocation = "US",
        PasswordProfile = new() { Password = "abCD123*", ForceChangePassword = true },
    };

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(ChildProcess.MaxWait);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition()) await timer.WaitForNextTickAsync(timeout.Token);
    }

    private static IEnumerable<string> Split(string command, int run, Func<string, string> getValue) => command.Split(' ').Select(argument =>
        Placeholder().Replace(argument.Replace("{n}", run.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), match => getValue(match.Groups["name"].Value)));

    private static RootCommand CreateRoot() => CommandLine.CreateRoot(new());

    private static Command Find(string command)
    {
        Command current = CreateRoot();
        foreach (var word in command.Split(' '))
        {
            if (current.Subcommands.FirstOrDefault(candidate => candidate.Name == word) is not { } next) break;
            current = next;
        }

        return current;
    }

    private static string PathOf(string command) => CommandLine.PathOf(Find(command));

    private static Option? FindOption(string command, string option) => Find(command).Options.FirstOrDefault(candidate => candidate.Name == option);

    private static IEnumerable<Command> Leaves(Command command) => command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>])")]
    private static partial Regex Escapes();
}
