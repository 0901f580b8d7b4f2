using System.Diagnostics;

namespace Customary.Server.Tests.Certificates;

/// <summary>Runs the command with a private data folder where the platform allows one.</summary>
public sealed class CertificateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Prints_the_certificate_path_and_trust_instructions_for_every_system()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "customary.dll"), "certificate"])
        {
            RedirectStandardOutput = true,
            Environment = { ["XDG_DATA_HOME"] = _folder.FullName, ["HOME"] = _folder.FullName },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        foreach (var system in (string[])["Linux", "macOS", "Windows", "development-certificate.crt"]) said.ShouldContain(system);
        if (OperatingSystem.IsLinux()) File.Exists(Path.Combine(_folder.FullName, "customary", "development-certificate.crt")).ShouldBeTrue();
    }
}
