using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Customary.Client.Tests.Packaging;

/// <summary>Packs the client and uses the packages in fresh projects outside the repository.</summary>
public sealed class PackageTests(SharedFixtures services, ITestOutputHelper output) : IClassFixture<SharedFixtures>, IAsyncLifetime
{
    /// <summary>What the client can take for one framework, with its contracts, as downloaded.</summary>
    private const int MaxBytes = 500_000;
    private const string Version = "0.0.0-test";
    private static readonly string Repository = typeof(PackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;
    private static readonly string Configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-packages-");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "Customary.Contracts", "Customary.Client" })
            await DotnetCommand.RunAsync(Repository, "pack", $"src/{project}", "-c", Configuration, "--no-build", "-o", Packages, $"-p:Version={Version}", "-v:quiet");

        // The other packages come from the cache that the build of the tests filled, so the test downloads nothing.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <fallbackPackageFolders><add key="build" value="{cache}" /></fallbackPackageFolders>
              <packageSources><add key="local" value="packages" /></packageSources>
            </configuration>
            """);
    }

    [Fact]
    public async Task A_program_for_net10_uses_the_package()
    {
        await WriteAsync("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><PackageReference Include="Customary.Client" Version="{Version}" /></ItemGroup>
            </Project>
            """);
        await WriteAsync("app/Program.cs", $$"""
            using Customary.Client;
            using Customary.Contracts;
            var address = new Uri(args[0]);
            var client = new CustomaryClient(address, new DevelopmentCredential(address, args[1]));
            {{NewCustomer}}
            Customer created = await client.Customers.CreateAsync(newCustomer);
            await foreach (Customer customer in client.Customers.ListAsync()) Console.WriteLine(customer.Id == created.Id);
            """);
        (await RunAsync("app")).ShouldBe("True");
    }

    [Fact]
    public async Task A_library_for_netstandard_uses_the_package()
    {
        await WriteAsync("library/library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><LangVersion>latest</LangVersion><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="Customary.Client" Version="{Version}" /></ItemGroup>
            </Project>
            """);

        await WriteAsync("library/Importer.cs", """
            using System;
            using System.Threading.Tasks;
            using Customary.Client;
            using Customary.Contracts;
            public static class Importer
            {
                public static async Task<string?> RunAsync(Uri address, string tenant, Customer newCustomer)
                {
                    var client = new CustomaryClient(address, new DevelopmentCredential(address, tenant));
                    var created = await client.Customers.CreateAsync(newCustomer);
                    return (await client.GetCustomer(created.Id).BillingProfile.GetAsync()).Email;
                }
            }
            """);
        await WriteAsync("host/host.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><ProjectReference Include="../library/library.csproj" /></ItemGroup>
            </Project>
            """);
        await WriteAsync("host/Program.cs", $$"""
            using Customary.Contracts;
            {{NewCustomer}}
            Console.WriteLine(await Importer.RunAsync(new Uri(args[0]), args[1], newCustomer));
            """);
        (await RunAsync("host")).ShouldBe("ann@fabrikam.com");
    }

    [Fact]
    public void The_packages_are_complete_and_small()
    {
        foreach (var framework in new[] { "net10.0", "netstandard2.0" })
        {
            var (bytes, compressed) = (0L, 0L);
            foreach (var name in new[] { "Customary.Contracts", "Customary.Client" })
            {
                using var package = ZipFile.OpenRead(Path.Combine(Packages, $"{name}.{Version}.nupkg"));
                bytes += package.GetEntry($"lib/{framework}/{name}.dll")!.Length;
                compressed += package.Entries.Where(entry => !entry.FullName.StartsWith("lib/", StringComparison.Ordinal) || entry.FullName.StartsWith($"lib/{framework}/", StringComparison.Ordinal)).Sum(entry => entry.CompressedLength);
                package.GetEntry($"lib/{framework}/{name}.xml").ShouldNotBeNull();
                package.GetEntry("README.md").ShouldNotBeNull();
                package.GetEntry("icon.png").ShouldNotBeNull();
                using var nuspec = package.GetEntry($"{name}.nuspec")!.Open();
                var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
                foreach (var element in new[] { "authors", "description", "license", "icon", "readme" })
                    metadata.Elements().Single(found => found.Name.LocalName == element).Value.ShouldNotBeNullOrWhiteSpace();
                using var symbols = ZipFile.OpenRead(Path.Combine(Packages, $"{name}.{Version}.snupkg"));
                symbols.GetEntry($"lib/{framework}/{name}.pdb").ShouldNotBeNull();
            }

            output.WriteLine($"{framework}, with the contracts: {compressed:N0} bytes in the packages, {bytes:N0} bytes of assemblies");
            compressed.ShouldBeLessThan(MaxBytes);
        }

        var size = new[] { "Customary.Contracts", "Customary.Client" }.Sum(name => new FileInfo(Path.Combine(Packages, $"{name}.{Version}.nupkg")).Length);
        output.WriteLine($"both frameworks, with the contracts: {size:N0} bytes of packages");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    private static string NewCustomer { get; } = """
        var newCustomer = new Customer
        {
            CompanyProfile = new() { Domain = $"t{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com" },
            BillingProfile = new()
            {
                Email = "ann@fabrikam.com", Culture = "en-US", Language = "en", CompanyName = "Fabrikam",
                DefaultAddress = new() { Country = "US", State = "WA", City = "Redmond", AddressLine1 = "One Way", PostalCode = "98052" },
            },
        };
        """;

    private async Task<string> RunAsync(string project)
    {
        await DotnetCommand.RunAsync(_folder.FullName, "build", project, "-c", "Release", "-v:quiet");
        var service = await services.GetAsync(StoreKind.Memory);
        return (await DotnetCommand.RunAsync(_folder.FullName, $"{project}/bin/Release/net10.0/{project}.dll", service.Http.BaseAddress!.ToString(), Guid.NewGuid().ToString())).Trim();
    }

    private async Task WriteAsync(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }
}
