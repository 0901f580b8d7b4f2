using System.Diagnostics;
using System.Reflection;

namespace Customary.Client.Tests.Samples;

/// <summary>Runs the samples, which are built with the solution, against a server.</summary>
public sealed class SampleTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly string Repository = typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;
    private static readonly string Configuration = typeof(SampleTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Fact]
    public async Task The_console_sample_runs()
    {
        var address = await AddressAsync();
        var (exitCode, output) = await RunAsync("console", "Console", address);
        exitCode.ShouldBe(0, output);
        output.ShouldContain("The bills go to billing@fabrikam.com.");
        output.ShouldContain("Deleted it.");
    }

    [Fact]
    public async Task The_console_sample_reports_an_address_that_nothing_listens_on()
    {
        var (exitCode, output) = await RunAsync("console", "Console", "http://127.0.0.1:9");
        exitCode.ShouldBe(1);
        output.ShouldContain("http://127.0.0.1:9");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_worker_sample_imports_each_customer_once()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var tenant = $"worker-{Guid.NewGuid():N}";
        var file = Path.GetTempFileName();
        try
        {
            var lines = Enumerable.Range(0, 20).Select(number => JsonSerializer.Serialize(TestClients.NewCustomer($"Company {number}"), RoundTripJson.GetTypeInfo<Customer>()));
            await File.WriteAllLinesAsync(file, [.. lines, """{"companyProfile":{"domain":"bad domain"}}"""]);
            for (var run = 0; run < 2; run++)
            {
                var (exitCode, output) = await RunAsync("worker", "Worker", $"--Customary:Endpoint={await AddressAsync()}", $"--Customary:Tenant={tenant}", $"--Import:File={file}");
                exitCode.ShouldBe(0, output);
                output.ShouldContain("Imported 20 customers, 1 failed.");
            }

            (await service.CreateClient(tenant).Customers.ListAsync().ToListAsync()).Count.ShouldBe(20);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_web_sample_serves_each_partner()
    {
        var address = await AddressAsync();
        await using var process = ChildProcess.Start(Prepare("webapp", "WebApp", "--urls", "http://127.0.0.1:0", $"--Customary:Endpoint={address}"));
        using var http = new HttpClient { BaseAddress = new((await process.ReadLineAsync("Now listening on: ")).Split("Now listening on: ")[1]) };
        (await http.GetStringAsync(new Uri("/contoso/customers?prefix=no-such-company", UriKind.Relative))).ShouldBe("[]");
        using var unknown = await http.GetAsync(new Uri("/nobody/customers", UriKind.Relative));
        ((int)unknown.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_PowerShell_sample_runs()
    {
        var powerShell = PowerShell.Find();
        Assert.SkipWhen(powerShell is null, "PowerShell 7 was not found. Install it, for example with dotnet tool install --global powershell, or set PWSH to its executable.");
        string[] script = ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Repository, "samples/powershell-client/customers.ps1"), "-Assemblies", Path.Combine(Repository, "samples/powershell-client/bin", Configuration, "netstandard2.0")];
        var (code, output, error) = await ChildProcess.RunAsync(new(powerShell!, [.. script, "-Url", await AddressAsync(), "-Tenant", Guid.NewGuid().ToString()]));
        code.ShouldBe(0, output + error);
        output.ShouldContain("The bills go to billing@fabrikam.com.");
        output.ShouldContain("Deleted it.");
        (code, output, error) = await ChildProcess.RunAsync(new(powerShell!, [.. script, "-Url", "http://127.0.0.1:9"]));
        (code, output).ShouldBe((1, ""));
        error.ShouldContain("cannot connect to http://127.0.0.1:9");
    }

    private async Task<string> AddressAsync() => (await services.GetAsync(StoreKind.Memory)).Http.BaseAddress!.ToString();

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string name, params string[] arguments)
    {
        var (code, output, error) = await ChildProcess.RunAsync(Prepare(folder, name, arguments));
        return (code, output + error);
    }

    private static ProcessStartInfo Prepare(string folder, string name, params string[] arguments) =>
        new("dotnet", [Path.Combine(Repository, "samples", folder, "bin", Configuration, "net10.0", $"Customary.Samples.{name}.dll"), .. arguments]);
}
