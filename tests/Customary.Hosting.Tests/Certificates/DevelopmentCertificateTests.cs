using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Certificates;

public sealed class DevelopmentCertificateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Is_valid_for_this_machine_only_and_cannot_sign_certificates()
    {
        using var certificate = Certificate().GetOrCreate();
        certificate.HasPrivateKey.ShouldBeTrue();
        foreach (var name in (string[])["localhost", "127.0.0.1", "::1"]) certificate.MatchesHostname(name).ShouldBeTrue(name);
        certificate.MatchesHostname("example.com").ShouldBeFalse();
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Single().Value.ShouldBe("1.3.6.1.5.5.7.3.1");
    }

    [Fact]
    public void Is_reused_until_it_is_about_to_expire()
    {
        using var first = Certificate().GetOrCreate();
        _clock.Advance(TimeSpan.FromDays(380));
        using var reused = Certificate().GetOrCreate();
        reused.Thumbprint.ShouldBe(first.Thumbprint);
        _clock.Advance(TimeSpan.FromDays(11));
        using var renewed = Certificate().GetOrCreate();
        renewed.Thumbprint.ShouldNotBe(first.Thumbprint);
        using var shown = X509CertificateLoader.LoadCertificateFromFile(Certificate().PublicPath);
        shown.Thumbprint.ShouldBe(renewed.Thumbprint);
        shown.HasPrivateKey.ShouldBeFalse();
    }

    [Fact]
    public void Only_the_owner_can_read_the_key()
    {
        Certificate().GetOrCreate().Dispose();
        var files = _folder.GetFiles("*", SearchOption.AllDirectories);
        files.Length.ShouldBe(2);

        // Windows restricts the folders of a user by default.
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in files) File.GetUnixFileMode(file.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(files[0].DirectoryName!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Restricts_existing_files_and_warns_about_an_open_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        Certificate().GetOrCreate().Dispose();
        Certificate().FindExposures().ShouldBeEmpty();
        var files = _folder.GetFiles("*", SearchOption.AllDirectories);
        foreach (var file in files) File.SetUnixFileMode(file.FullName, (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(files[0].DirectoryName!, (UnixFileMode)0b111_101_101);
        Certificate().GetOrCreate().Dispose();
        foreach (var file in files) File.GetUnixFileMode(file.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Certificate().FindExposures().Single().ShouldContain("mode 0755");
    }

    [Fact]
    public void Ignores_the_mode_of_a_leftover_temporary_file()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = _folder.CreateSubdirectory("customary");
        foreach (var name in (string[])["development-certificate.pfx", "development-certificate.crt"])
        {
            var left = Path.Combine(folder.FullName, $"{name}.{Environment.ProcessId}");
            File.WriteAllText(left, "left");
            File.SetUnixFileMode(left, (UnixFileMode)0b110_110_110);
        }

        Certificate().GetOrCreate().Dispose();
        foreach (var file in folder.GetFiles()) File.GetUnixFileMode(file.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private DevelopmentCertificate Certificate() => new(Path.Combine(_folder.FullName, "customary"), _clock);
}
