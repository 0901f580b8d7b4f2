using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Commands;

/// <summary>Runs the client commands as processes against a real server.</summary>
public sealed class ClientCommandTests : ServerCommandTests
{
    private readonly string _tenant = Guid.NewGuid().ToString();

    protected override string[] CommonOptions => [.. base.CommonOptions, "--tenant", _tenant];

    [Fact]
    public async Task Customers_are_created_read_changed_and_deleted()
    {
        var domain = TestData.Domain();
        var file = WriteFile("customer.json", TestData.Customer(customer => customer.Set("companyProfile.domain", "replaced.by.option")).ToJsonString());
        var created = await RunJsonAsync("customers", "create", "--file", file, "--domain", domain, "--company-name", "Fabrikam", "--city", "Seattle");
        var id = created.Text("id")!;
        (created["companyProfile"]!.Text("domain"), created["billingProfile"]!.Text("companyName")).ShouldBe((domain, "Fabrikam"));
        (created["billingProfile"]!["defaultAddress"]!.Text("city"), created["billingProfile"]!["defaultAddress"]!.Text("country")).ShouldBe(("Seattle", "US"));
        created["userCredentials"]!.Text("password").ShouldNotBeNullOrEmpty();

        (await RunJsonAsync("customers", "list")).Text("id").ShouldBe(id);
        (await RunJsonAsync("customers", "list", "--company-name", "fab")).Text("id").ShouldBe(id);
        (await RunAsync("customers", "list", "--domain", "other")).ShouldBe((0, "", ""));
        var (code, table, error) = await RunAsync("customers", "list");
        (code, error).ShouldBe((0, ""));
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["ID", "Company", "Domain", "Relationship"]);
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe([id, "Fabrikam", domain, "reseller"]);

        (await RunJsonAsync("customers", "get", id)).Text("commerceId").ShouldBe(created.Text("commerceId"));
        (await RunAsync("customers", "get", domain.ToUpperInvariant())).Output.ShouldMatch($@"companyProfile\.domain +{domain}");

        var changes = WriteFile("changes.json", """{ "firstName": "Bea", "defaultAddress": { "addressLine2": "Floor 2" }, "extra": { "kept": 1 } }""");
        var profile = await RunJsonAsync("customers", "update", id, "--file", changes, "--email", "billing@fabrikam.com");
        (profile.Text("firstName"), profile.Text("lastName"), profile.Text("email")).ShouldBe(("Bea", "Lee", "billing@fabrikam.com"));
        (profile["defaultAddress"]!.Text("addressLine2"), profile["defaultAddress"]!.Text("city")).ShouldBe(("Floor 2", "Seattle"));

        (await RunAsync("customers", "remove", id)).ShouldBe((0, $"Ended the relationship with customer {id}.\n", ""));
        (await RunAsync("customers", "get", id)).Code.ShouldBe(1);
        var second = (await RunJsonAsync("customers", "create", "--file", file, "--domain", TestData.Domain())).Text("id")!;
        (await RunAsync("customers", "delete", second, "--json")).ShouldBe((0, "", ""));
        (await RunAsync("customers", "list", "--json")).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Users_are_created_read_changed_deleted_and_restored()
    {
        var domain = await CreateCustomerAsync();
        var password = WriteFile("password", "Secret-Password-1\n");
        var created = await RunJsonAsync(
            "users", "create", domain, "--user-principal-name", $"ann@{domain}", "--display-name", "Ann Lee", "--first-name", "Ann", "--last-name", "Lee", "--usage-location", "US",
            "--password", $"file:{password}");
        var id = created.Text("id")!;
        (await RunAsync("users", "list", domain, "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        (await RunAsync("users", "list", domain)).Output.ShouldContain($"ann@{domain}");
        (await RunJsonAsync("users", "update", domain, id, "--display-name", "Bea Lee")).Text("displayName").ShouldBe("Bea Lee");
        (await RunAsync("users", "get", domain, id)).Output.ShouldContain("Bea Lee");
        (await RunAsync("users", "reset-password", domain, id, "--password", $"file:{password}")).ShouldBe((0, $"Set the password of user {id}.\n", ""));
        (await RunAsync("users", "roles", domain, id)).ShouldBe((0, "", ""));
        (await RunAsync("users", "delete", domain, id)).ShouldBe((0, $"Deleted user {id}.\n", ""));
        (await RunJsonAsync("users", "list", domain, "--deleted")).Text("id").ShouldBe(id);
        (await RunAsync("users", "restore", domain, id)).ShouldBe((0, $"Restored user {id}.\n", ""));
        (await RunAsync("users", "list", domain, "--deleted")).ShouldBe((0, "", ""));
        var literal = await RunAsync("users", "reset-password", domain, id, "--password", "Literal-Password-1");
        literal.Code.ShouldBe(0);
        literal.Error.ShouldStartWith("warning: --password:");
        literal.Error.ShouldNotContain("Literal-Password-1");
    }

    [Fact]
    public async Task Domains_are_checked_and_listed()
    {
        var domain = await CreateCustomerAsync();
        (await RunAsync("domains", "check", domain)).ShouldBe((0, "taken\n", ""));
        (await RunAsync("domains", "check", TestData.Domain())).ShouldBe((0, "available\n", ""));
        (await RunJsonAsync("domains", "check", domain))["available"]!.GetValue<bool>().ShouldBeFalse();
        (await RunAsync("domains", "list", domain)).ShouldBe((0, $"{domain}\n", ""));
        (await RunAsync("domains", "list", domain, "--json")).ShouldBe((0, $"\"{domain}\"\n", ""));
    }

    [Fact]
    public async Task Audit_records_are_listed_and_followed_until_the_command_is_interrupted()
    {
        await CreateCustomerAsync();
        (await RunAsync("audit", "list")).Output.ShouldContain("add_customer");
        (await RunJsonAsync("audit", "list", "--since", "1h", "--resource-type", "customer")).Text("operationType").ShouldBe("add_customer");
        (await RunAsync("audit", "list", "--since", "1h", "--until", "30m")).ShouldBe((0, "", ""));

        await using var follow = ServerExecutable.Start("audit", "follow", "--since", "1h", "--interval", "50ms", "--json", "--url", Url, "--tenant", _tenant);
        var first = JsonNode.Parse((await follow.ReadLineAsync())!)!;
        var domain = await CreateCustomerAsync();
        var second = JsonNode.Parse((await follow.ReadLineAsync())!)!;
        second.Text("id").ShouldNotBe(first.Text("id"));
        second.Text("resourceNewValue")!.ShouldContain(domain);
        await follow.SignalAsync("INT");
        (await follow.WaitForExitAsync(), await follow.ReadLineAsync(), follow.Error).ShouldBe((0, null, ""));
    }

    [Fact]
    public async Task A_token_that_was_printed_gives_access()
    {
        var token = (await RunAsync("token")).Output.Trim();
        (await ServerExecutable.RunAsync([("CUSTOMARY_URL", Url), ("CUSTOMARY_TOKEN", token)], "customers", "list")).ShouldBe((0, "", ""));
        (await ServerExecutable.RunAsync("customers", "list", "--url", Url, "--token", $"file:{WriteFile("token", token)}")).ShouldBe((0, "", ""));
        var json = await RunJsonAsync("token", "--as-application");
        DateTimeOffset.Parse(json.Text("expiresOn")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        json.Text("accessToken").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_secret_of_a_client_gets_a_token_from_the_authority_of_the_variables()
    {
        (string, string)[] variables = [("CUSTOMARY_URL", Url), ("CUSTOMARY_CLIENT_AUTHORITY", $"{Url}{_tenant}/v2.0"), ("CUSTOMARY_CLIENT_ID", "app"), ("CUSTOMARY_CLIENT_SECRET", "hunter2")];
        await CreateCustomerAsync();
        (await ServerExecutable.RunAsync(variables, "customers", "list", "--json")).Output.ShouldContain("companyName");
        var (code, _, error) = await ServerExecutable.RunAsync([.. variables[..1], ("CUSTOMARY_CLIENT_AUTHORITY", $"{Url}none/at/all"), .. variables[2..]], "customers", "list");
        code.ShouldBe(1);
        error.ShouldContain("CUSTOMARY_CLIENT_AUTHORITY");
        error.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("customers get 11111111-1111-1111-1111-111111111111", 1, "GetCustomer failed with 404")]
    [InlineData("customers get nobody.onmicrosoft.com", 1, "customer: 'nobody.onmicrosoft.com' does not exist")]
    [InlineData("customers get contoso", 1, "customer: 'contoso' does not exist")]
    [InlineData("customers create --domain x.onmicrosoft.com", 1, "billingProfile.email")]
    [InlineData("audit list --since 4000d", 1, "ListAuditRecords failed with 400")]
    public async Task A_refused_operation_is_one_line_on_standard_error(string arguments, int code, string message) =>
        (await RunAsync(arguments.Split(' '))).ShouldSatisfyAllConditions(
            run => (run.Code, run.Output).ShouldBe((code, "")),
            run => run.Error.TrimEnd().ShouldNotContain('\n'),
            run => run.Error.ShouldContain(message));

    [Theory]
    [InlineData("""{ "billingProfile": { "email": """, "is not valid JSON")]
    [InlineData("""{ "billingProfile": { "email": 5 } }""", "the value at $.billingProfile.email has the wrong type")]
    [InlineData("[]", "does not contain a JSON object")]
    public async Task A_JSON_file_that_is_not_valid_is_invalid_usage_and_sends_nothing(string json, string message)
    {
        var (code, output, error) = await RunAsync("customers", "create", "--file", WriteFile("customer.json", json));
        (code, output).ShouldBe((2, ""));
        error.ShouldContain(message);
        error.TrimEnd().ShouldNotContain("\n");
        (await RunAsync("audit", "list")).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task An_access_token_that_is_not_valid_is_refused_and_not_printed()
    {
        var (code, output, error) = await ServerExecutable.RunAsync([("CUSTOMARY_URL", Url), ("CUSTOMARY_TOKEN", "secret-token")], "customers", "list");
        (code, output).ShouldBe((1, ""));
        error.ShouldStartWith("ListCustomers failed with 401");
        error.ShouldContain("--token");
        error.ShouldNotContain("secret-token");
    }

    [Theory]
    [InlineData("customers list")]
    [InlineData("token")]
    [InlineData("ready")]
    [InlineData("ready --wait 1s")]
    public async Task An_address_without_a_server_is_an_error_within_seconds(string arguments)
    {
        var watch = Stopwatch.StartNew();
        var (code, output, error) = await ServerExecutable.RunAsync([("CUSTOMARY_URL", "http://127.0.0.1:1")], arguments.Split(' '));
        (code, output).ShouldBe((1, ""));
        error.ShouldContain("Connection refused");
        error.ShouldContain("Check that the server is running");
        error.TrimEnd().ShouldNotContain("\n");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_server_is_ready() => (await ServerExecutable.RunAsync("ready", "--wait", "30s", "--url", Url)).ShouldBe((0, "ready\n", ""));

    [Fact]
    public async Task The_server_does_not_load_the_libraries_of_client_commands()
    {
        (await Server.Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var loaded = await File.ReadAllTextAsync($"/proc/{Server.ProcessId}/maps", TestContext.Current.CancellationToken);
        loaded.ShouldContain("System.CommandLine.dll");
        foreach (var library in (string[])["Spectre.Console.dll", "CsvHelper.dll"]) loaded.ShouldNotContain(library);
    }

    private async Task<string> CreateCustomerAsync(string company = "Fabrikam")
    {
        var domain = TestData.Domain();
        var file = WriteFile($"{domain}.json", TestData.Customer(customer =>
        {
            customer.Set("companyProfile.domain", domain);
            customer.Set("billingProfile.companyName", company);
        }).ToJsonString());
        await RunJsonAsync("customers", "create", "--file", file);
        return domain;
    }
}
