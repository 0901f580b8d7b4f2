using Customary.Server.Commands;

namespace Customary.Server.Tests.Commands;

public sealed class CustomerCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    private string File => Path.Combine(_folder.FullName, "customary.db");

    [Fact]
    public async Task Partner_and_customer_commands_take_effect_in_the_server()
    {
        var tenant = Guid.NewGuid().ToString();
        string customer, domain;
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File))
        {
            var created = await (await service.SignInAsync(tenant: tenant)).CreateCustomerAsync();
            (customer, domain) = (created.Text("id")!, created["companyProfile"]!.Text("domain")!);
        }

        (await RunAsync("customers", "set", customer, "--account-status", "Not Ready", "--agreement-signed", "true")).ShouldBe((0, "", ""));
        (await RunAsync("validation-codes", "add", tenant, "12345", "--organization-name", "Contoso, Inc.", "--max-creates", "7")).ShouldBe((0, "", ""));
        (await RunAsync("validation-codes", "list", "--json")).ShouldBe((0, $$"""{"tenant":"{{tenant}}","code":"12345","organizationName":"Contoso, Inc.","maxCreates":7,"remainingCreates":7}{{"\n"}}""", ""));
        (await RunAsync("validation-codes", "list")).Output.ShouldMatch($@"(?m)^Tenant +Code +Allowed +Left +Organization\s*\n{tenant} +12345 +7 +7 +Contoso, Inc\.");
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File))
        {
            var partner = await service.SignInAsync(tenant: tenant);
            (await partner.GetAsync($"/v1/customers/{customer}/validationStatus?type=account")).Json.Text("status").ShouldBe("Not Ready");
            (await partner.GetAsync($"/v1/customers/{customer}/directSignedMicrosoftCustomerAgreementStatus")).Text.ShouldBe("""{"isSigned":true}""");
            (await partner.GetAsync("/v1/customers/all/validations")).Json[0]!.Text("validationId").ShouldBe("12345");
        }

        (await RunAsync("customers", "set", domain.ToUpperInvariant(), "--account-status", "none")).ShouldBe((0, "", ""));
        (await RunAsync("validation-codes", "remove", tenant, "12345")).ShouldBe((0, "", ""));
        (await RunAsync("validation-codes", "remove", tenant, "12345")).ShouldBe((1, "", "The partner does not have this validation code. Run `customary validation-codes list` to list all codes.\n"));
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File))
        {
            var partner = await service.SignInAsync(tenant: tenant);
            (await partner.GetAsync($"/v1/customers/{customer}/validationStatus?type=account")).ShouldBeFault(404, 600074);
            (await partner.GetAsync($"/v1/customers/{customer}/directSignedMicrosoftCustomerAgreementStatus")).Text.ShouldBe("""{"isSigned":true}""");
        }
    }

    [Fact]
    public async Task Invalid_input_is_reported_and_changes_nothing()
    {
        var unknown = Guid.NewGuid().ToString();
        (await RunAsync("customers", "set", unknown, "--agreement-signed", "true")).ShouldBe((1, "", $"customer: '{unknown}' does not exist. Use the tenant ID of a customer or one of its domains.\n"));
        (await RunAsync("customers", "set", "nobodys.onmicrosoft.com", "--agreement-signed", "true")).ShouldBe((1, "", "customer: 'nobodys.onmicrosoft.com' does not exist. Use the tenant ID of a customer or one of its domains.\n"));
        (await RunAsync("customers", "set", Guid.NewGuid().ToString(), "--account-status", "Fine")).ExitCode.ShouldBe(2);
        var (exitCode, output, error) = await RunAsync("validation-codes", "add", Guid.NewGuid().ToString(), "12a", "--organization-name", " ", "--max-creates", "-1");
        (exitCode, output).ShouldBe((2, ""));
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ShouldBe(["code:", "--organization-name:", "--max-creates:"]);
        (await RunAsync("validation-codes", "list")).ShouldBe((0, "", ""));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] command)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync([.. command, "--storage", $"sqlite:{File}"], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
