using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Customary.Client.Tests.Packaging;

/// <summary>Packs the client and uses the packages in fresh projects outside the repository.</summary>
public sealed class PackageTests(SharedFixtures services, ITestOutputHelper output) : IClassFixture<SharedFixtures>, IAsyncLifetime
{
    /// <summary>How large the packages of the client and of its contracts can be together, with all frameworks, documentation, icons and readmes.</summary>
    private const int MaxBytes = 500_000;
    private const string Version = "0.0.0-test";
    private static readonly string[] Names = ["Customary.Contracts", "Customary.Client"];
    private static readonly string Repository = typeof(PackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!;
    private static readonly string Configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-packages-");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Names)
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
    public void The_packages_are_small()
    {
        var size = 0L;
        foreach (var name in Names)
        {
            var bytes = new FileInfo(PathOf(name)).Length;
            size += bytes;
            output.WriteLine($"{name}: {bytes:N0} bytes");
            using var package = ZipFile.OpenRead(PathOf(name));
            foreach (var entry in package.Entries) output.WriteLine($"  {entry.FullName}: {entry.CompressedLength:N0} of {entry.Length:N0} bytes");
        }

        output.WriteLine($"both packages: {size:N0} bytes");
        size.ShouldBeLessThanOrEqualTo(MaxBytes);
    }

    [Fact]
    public void The_packages_are_complete()
    {
        foreach (var framework in new[] { "net10.0", "netstandard2.0" })
        {
            foreach (var name in Names)
            {
                using var package = ZipFile.OpenRead(PathOf(name));
                package.GetEntry($"lib/{framework}/{name}.dll").ShouldNotBeNull();
                package.GetEntry("README.md").ShouldNotBeNull();
                package.GetEntry("icon.png").ShouldNotBeNull();
                using var nuspec = package.GetEntry($"{name}.nuspec")!.Open();
                var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
                foreach (var element in new[] { "authors", "description", "license", "icon", "readme" })
                    metadata.Elements().Single(found => found.Name.LocalName == element).Value.ShouldNotBeNullOrWhiteSpace();
                using var symbols = ZipFile.OpenRead(Path.Combine(Packages, $"{name}.{Version}.snupkg"));
                symbols.GetEntry($"lib/{framework}/{name}.pdb").ShouldNotBeNull();
            }
        }
    }

    [Theory]
    [InlineData(typeof(Customer))]
    [InlineData(typeof(CustomaryClient))]
    public void The_documentation_of_a_package_covers_all_public_types_and_their_members(Type example)
    {
        var name = example.Assembly.GetName().Name!;
        using var package = ZipFile.OpenRead(PathOf(name));
        foreach (var framework in new[] { "net10.0", "netstandard2.0" })
        {
            using var file = package.GetEntry($"lib/{framework}/{name}.xml")!.Open();
            var ids = XDocument.Load(file).Descendants("member").Select(member => member.Attribute("name")!.Value).ToList();
            var types = ids.Where(id => id.StartsWith("T:", StringComparison.Ordinal)).Select(id => id[2..]).ToList();
            var publicTypes = example.Assembly.GetExportedTypes().Select(type => type.FullName!.Replace('+', '.')).ToList();
            publicTypes.Except(types).ShouldBeEmpty();
            if (example == typeof(CustomaryClient)) types.Except(publicTypes).ShouldBeEmpty();

            var documented = example.Assembly.GetExportedTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(property => property.GetIndexParameters().Length == 0).Select(property => $"P:{type.FullName!.Replace('+', '.')}.{property.Name}"));
            documented.Except(ids).ShouldBeEmpty();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    private string PathOf(string name) => Path.Combine(Packages, $"{name}.{Version}.nupkg");

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
