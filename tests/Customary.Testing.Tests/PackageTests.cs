using System.Diagnostics;
using System.Reflection;

namespace Customary.Testing.Tests;

/// <summary>The packages work in a project outside the repository.</summary>
public sealed class PackageTests
{
    private static readonly string[] Packages = ["Contracts", "Client", "Storage", "Core", "Portal", "Hosting", "Testing"];

    private const string Program = """
        using System.Net.Http.Json;
        using Customary.Client.Sandbox;
        using Customary.Testing;

        await using var sandbox = await CustomarySandbox.StartAsync();
        using var http = sandbox.CreateHttpClient("contoso");
        using var response = await http.GetAsync("/v1/customers");
        using var remote = new HttpSandbox(sandbox.Url);
        Console.WriteLine($"{(int)response.StatusCode} {(await remote.GetStatusAsync()).Version} {(await sandbox.Requests.ListAsync()).Count}");
        """;

    [Fact]
    public async Task The_packages_restore_from_a_local_folder_and_a_project_with_them_runs()
    {
        var folder = Directory.CreateTempSubdirectory("customary-packages-");
        try
        {
            var feed = Path.Combine(folder.FullName, "feed");
            foreach (var package in Packages)
                await RunAsync(Metadata("RepositoryFolder"), "pack", $"src/Customary.{package}", "--no-build", "--configuration", Metadata("Configuration"), "--output", feed);

            // The packages of others come from the packages that this repository was restored with, so the test needs no network.
            var project = folder.CreateSubdirectory("project").FullName;
            await File.WriteAllTextAsync(Path.Combine(project, "nuget.config"), $"""
                <configuration>
                  <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
                  <fallbackPackageFolders><clear /><add key="restored" value="{Metadata("PackageFolder")}" /></fallbackPackageFolders>
                </configuration>
                """);
            await File.WriteAllTextAsync(Path.Combine(project, "project.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <RestorePackagesPath>{Path.Combine(folder.FullName, "restored")}</RestorePackagesPath>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Customary.Testing" Version="{Metadata("Version")}" />
                  </ItemGroup>
                </Project>
                """);
            await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Program);
            (await RunAsync(project, "run")).Trim().ShouldEndWith($"200 {Metadata("Version")} 1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Metadata(string key) => typeof(PackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };

        // The runner's own variables would change the build of another project.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "CI").ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        var (code, output, error) = await ChildProcess.RunAsync(start);
        code.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }
}
