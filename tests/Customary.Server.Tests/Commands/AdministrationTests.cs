using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Commands;

/// <summary>Administrative commands against a running server, and against its store when it has stopped. The commands are the same.</summary>
public sealed class AdministrationTests : IDisposable
{
    private const string AdminToken = "0123456789abcdef0123456789abcdef";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");
    private readonly string _partner = Guid.NewGuid().ToString();
    private readonly string _reseller = Guid.NewGuid().ToString();

    private string Store => $"sqlite:{Path.Combine(_folder.FullName, "customary.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_commands_work_on_a_running_server_and_on_its_stopped_store()
    {
        string domain;
        await using (var server = await ServerExecutable.StartAsync("--log", "none", "--storage", Store))
        {
            domain = await CreateCustomerAsync(server);

            // The server has the file open, and is found at the default address.
            await ShouldWorkAsync(domain, [("CUSTOMARY_URL", server.Http.BaseAddress!.AbsoluteUri)], "--storage", Store);
            await ShouldWorkAsync(domain, [], "--url", server.Http.BaseAddress.AbsoluteUri);
            await server.StopAsync();
        }

        await ShouldWorkAsync(domain, [], "--storage", Store);
    }

    [Fact]
    public async Task A_production_server_requires_the_administrative_token_and_no_sandbox()
    {
        await using var authority = await ServerExecutable.StartAsync("--log", "none");
        await using var server = await ServerExecutable.StartAsync(
            [("CUSTOMARY_ADMIN_TOKEN", AdminToken), ("CUSTOMARY_SERVER_KEY", Convert.ToBase64String(new byte[32])), ("CUSTOMARY_ENVIRONMENT", "Production")],
            "--log", "none", "--storage", Store, "--authority", $"{authority.Http.BaseAddress!.AbsoluteUri}contoso/v2.0", "--audience", "api", "--partners", $"{Guid.NewGuid()},contoso.com");
        var url = server.Http.BaseAddress!.AbsoluteUri;
        var refused = await ServerExecutable.RunAsync("partners", "list", "--url", url);
        (refused.Code, refused.Output).ShouldBe((1, ""));
        refused.Error.ShouldContain("Use --admin-token or CUSTOMARY_CLIENT_ADMIN_TOKEN.");
        await ShouldAdministrateAsync([("CUSTOMARY_CLIENT_ADMIN_TOKEN", AdminToken)], "--url", url);
        (await ServerExecutable.RunAsync([("CUSTOMARY_CLIENT_ADMIN_TOKEN", AdminToken)], "reset", "--all", "--url", url)).Error.ShouldContain("unless the setting sandbox is on");
    }

    [Fact]
    public async Task A_backup_and_a_check_run_while_the_server_runs()
    {
        await using var server = await ServerExecutable.StartAsync("--log", "none", "--storage", Store);
        await CreateCustomerAsync(server);
        (await ServerExecutable.RunAsync("check", "--storage", Store)).ShouldBe((0, "No findings.\n", ""));
        var copy = Path.Combine(_folder.FullName, "copy.db");
        (await ServerExecutable.RunAsync("backup", "--storage", Store, "--to", copy)).Code.ShouldBe(0);
        (await ServerExecutable.RunAsync("check", "--storage", $"sqlite:{copy}")).ShouldBe((0, "No findings.\n", ""));
    }

    [Fact]
    public async Task A_store_and_a_server_exclude_each_other()
    {
        var (code, output, error) = await ServerExecutable.RunAsync("partners", "list", "--storage", Store, "--url", "http://127.0.0.1:1");
        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith("--storage: not valid with --url.");
    }

    private async Task ShouldWorkAsync(string domain, (string, string)[] variables, params string[] target)
    {
        await ShouldAdministrateAsync(variables, target);
        (await RunAsync("customers", "set", domain, "--account-status", "NotAllowed", "--agreement-signed", "true")).ShouldBe((0, "", ""));
        (await RunAsync("customers", "set", domain, "--agreement-signed", "false", "--json")).ShouldBe((0, """{"accountStatus":"NotAllowed","agreementSigned":false}""" + "\n", ""));
        (await RunAsync("customers", "set", "nobody.onmicrosoft.com", "--agreement-signed", "true")).ShouldBe(
            (1, "", "customer: 'nobody.onmicrosoft.com' does not exist. Use the tenant ID of a customer or one of its domains.\n"));

        Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => ServerExecutable.RunAsync(variables, [.. command, .. target]);
    }

    private async Task ShouldAdministrateAsync((string, string)[] variables, params string[] target)
    {
        (await RunAsync("partners", "add", _partner, "--kind", "indirect-provider", "--name", "Contoso", "--country", "DE")).ShouldBe((0, "", ""));
        JsonNode.Parse((await RunAsync("partners", "add", _reseller, "--kind", "indirect-reseller", "--json")).Output)!.Text("tenant").ShouldBe(_reseller);
        (await RunAsync("partners", "list")).Output.ShouldMatch($"{_partner} +indirect-provider +[0-9]+ +DE +de-DE +Contoso");
        (await RunAsync("partners", "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.Text("tenant")).ShouldBe([_partner, _reseller], ignoreOrder: true);
        (await RunAsync("partnerships", "add", _partner, _reseller)).ShouldBe((0, "", ""));
        (await RunAsync("partnerships", "list", "--json")).Output.ShouldContain(_reseller);
        (await RunAsync("partnerships", "add", _reseller, _partner)).ShouldBe((1, "", $"{_reseller} is registered, but not as an indirect provider.\n"));
        (await RunAsync("partnerships", "remove", _partner, _reseller)).ShouldBe((0, "", ""));
        (await RunAsync("partnerships", "remove", _partner, _reseller)).ShouldBe((1, "", "The partnership does not exist. Run `customary partnerships list` to list all partnerships.\n"));
        (await RunAsync("validation-codes", "add", _partner, "123", "--organization-name", "City", "--max-creates", "2", "--json")).Output.ShouldContain("\"remainingCreates\":2");
        (await RunAsync("validation-codes", "list")).Output.ShouldMatch($"{_partner} +123 +2 +2 +City");
        (await RunAsync("validation-codes", "remove", _partner, "123")).ShouldBe((0, "", ""));
        (await RunAsync("validation-codes", "remove", _partner, "123")).ShouldBe((1, "", "The partner does not have this validation code. Run `customary validation-codes list` to list all codes.\n"));
        var refused = await RunAsync("validation-codes", "add", _partner, "12a", "--organization-name", " ", "--max-creates", "-1");
        (refused.Code, refused.Output).ShouldBe((2, ""));
        refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ShouldBe(["code:", "--organization-name:", "--max-creates:"]);
        refused = await RunAsync("partners", "add", Guid.NewGuid().ToString(), "--kind", "direct-reseller", "--mpn-id", "12a", "--country", "UK", "--culture", "english");
        (refused.Code, refused.Output).ShouldBe((2, ""));
        refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ShouldBe(["--mpn-id:", "--country:", "--culture:"]);

        Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => ServerExecutable.RunAsync(variables, [.. command, .. target]);
    }

    private async Task<string> CreateCustomerAsync(ServerExecutable server)
    {
        var domain = TestData.Domain();
        var file = Path.Combine(_folder.FullName, "customer.json");
        await File.WriteAllTextAsync(file, TestData.Customer(customer => customer.Set("companyProfile.domain", domain)).ToJsonString(), TestContext.Current.CancellationToken);
        (await ServerExecutable.RunAsync("customers", "create", "--file", file, "--url", server.Http.BaseAddress!.AbsoluteUri)).Code.ShouldBe(0);
        return domain;
    }
}
