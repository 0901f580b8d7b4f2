using Customary.Server.Commands;

namespace Customary.Server.Tests.Commands;

public sealed class PartnerCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    private string File => Path.Combine(_folder.FullName, "customary.db");

    [Fact]
    public async Task Partner_registrations_take_effect_in_the_server()
    {
        var (provider, reseller) = (Guid.NewGuid(), Guid.NewGuid());
        (await RunAsync($"partners add {provider} --kind indirect-provider --name Contoso --mpn-id 123456 --country DE")).ShouldBe((0, "", ""));
        (await RunAsync($"partners add {reseller} --kind indirect-reseller")).ExitCode.ShouldBe(0);
        (await RunAsync($"partnerships add {provider} {reseller}")).ShouldBe((0, "", ""));
        Rows((await RunAsync("partners list")).Output).ShouldContain($"{provider} indirect-provider 123456 DE de-DE Contoso");
        Rows((await RunAsync("partnerships list")).Output).ShouldBe(["Provider Reseller", $"{provider} {reseller}"]);
        (await RunAsync("partnerships list --json")).Output.ShouldBe($$"""{"provider":"{{provider}}","reseller":"{{reseller}}"}{{"\n"}}""");
        await using (var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File))
        {
            var partner = await service.SignInAsync(tenant: reseller.ToString());
            var item = (await partner.GetAsync("/v1/relationships?relationship_type=IsIndirectResellerOf")).Json["items"]!.AsArray().Single()!;
            item["name"]!.GetValue<string>().ShouldBe("Contoso");
            item["location"]!.GetValue<string>().ShouldBe("DE");
        }

        (await RunAsync($"partnerships remove {provider} {reseller}")).ShouldBe((0, "", ""));
        (await RunAsync($"partnerships remove {provider} {reseller}")).ShouldBe((1, "", "The partnership does not exist. Run `customary partnerships list` to list all partnerships.\n"));
        (await RunAsync("partnerships list")).Output.ShouldBe("");
    }

    [Fact]
    public async Task Invalid_input_is_reported_and_registers_nothing()
    {
        var (exitCode, output, error) = await RunAsync($"partners add {Guid.NewGuid()} --kind direct-reseller --mpn-id 12a --country UK --culture english");
        (exitCode, output).ShouldBe((2, ""));
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ShouldBe(["--mpn-id:", "--country:", "--culture:"]);
        (await RunAsync("partners list")).ShouldBe((0, "", ""));
        (await RunAsync($"partners add {Guid.NewGuid()} --kind friend")).ExitCode.ShouldBe(2);
        (await RunAsync("partners add x --kind direct-reseller")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_partnership_requires_partners_of_matching_types()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await RunAsync($"partners add {first} --kind direct-reseller");
        (await RunAsync($"partnerships add {first} {second}")).ShouldBe((1, "", $"{first} is registered, but not as an indirect provider.\n"));
    }

    [Fact]
    public async Task A_store_that_an_unknown_server_has_open_is_not_changed()
    {
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: File);
        await using var other = await CustomaryFixture.StartAsync();
        foreach (var (url, reason) in new[] { ("http://127.0.0.1:1", "No server with it was found: "), (other.Http.BaseAddress!.ToString(), "has another store open.") })
        {
            var (exitCode, output, error) = await ServerExecutable.RunAsync([("CUSTOMARY_URL", url)], "partners", "add", Guid.NewGuid().ToString(), "--kind", "direct-reseller", "--storage", $"sqlite:{File}");
            (exitCode, output).ShouldBe((1, ""));
            error.ShouldStartWith($"storage: another process has {File} open. ");
            error.ShouldContain(reason);
            error.ShouldContain("Use --url");
            error.TrimEnd().ShouldNotContain('\n');
        }

        (await service.Sandbox.Partners.ListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await other.Sandbox.Partners.ListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync([.. command.Split(' '), "--storage", $"sqlite:{File}"], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    private static IEnumerable<string> Rows(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
