using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Certificates;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Certificates;

/// <summary>Tests the certificate file formats.</summary>
public sealed class CertificateSettingTests : IDisposable
{
    private readonly TrustedCertificate _trusted = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose()
    {
        _trusted.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Reads_a_PFX_with_a_password()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(_trusted.Path, null, X509KeyStorageFlags.Exportable);
        var path = Write("with.pfx", certificate.Export(X509ContentType.Pkcs12, "pass word"));
        Thumbprint(("certificate", path), ("certificate-password", "pass word")).ShouldBe(certificate.Thumbprint);
        Thumbprint(("certificate", path), ("certificate-password", $"file:{Write("password", "pass word\n"u8.ToArray())}")).ShouldBe(certificate.Thumbprint);
        ErrorOf(("certificate", path), ("certificate-password", "secret")).ShouldStartWith($"certificate-password: not the password of {path}. ");
        ErrorOf(("certificate", path)).ShouldStartWith($"certificate-password: missing of {path}. ");
        ErrorOf(("certificate", path), ("certificate-password", "file:/nowhere")).ShouldStartWith("certificate-password: /nowhere cannot be read: ");
    }

    [Fact]
    public void Reads_a_PEM_with_a_combined_separate_or_encrypted_key()
    {
        using var made = X509CertificateLoader.LoadPkcs12FromFile(_trusted.Path, null, X509KeyStorageFlags.Exportable);
        using var key = made.GetRSAPrivateKey()!;
        var (certificate, plain) = (made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        Thumbprint(("certificate", Write("both.pem", $"{certificate}\n{plain}\n"))).ShouldBe(made.Thumbprint);
        var alone = Write("alone.pem", certificate);
        Thumbprint(("certificate", alone), ("certificate-key", Write("key.pem", plain))).ShouldBe(made.Thumbprint);
        Thumbprint(("certificate", alone), ("certificate-key", Write("sealed.pem", encrypted)), ("certificate-password", "secret")).ShouldBe(made.Thumbprint);
        ErrorOf(("certificate", alone)).ShouldStartWith($"certificate: {alone} is not a certificate with a private key (");
        ErrorOf(("certificate", alone), ("certificate-key", "/nowhere.pem")).ShouldStartWith("certificate-key: /nowhere.pem cannot be read: ");
    }

    [Fact]
    public void The_error_names_a_missing_file() =>
        ErrorOf(("certificate", Path.Combine(_folder.FullName, "missing.pfx"))).ShouldContain("missing.pfx");

    [Fact]
    public void HTTPS_requires_a_certificate_outside_Development() =>
        Should.Throw<SettingsException>(() => Settings(("environment", "Production"), ("urls", "https://localhost:5443"))).Message.ShouldContain("certificate: missing");

    [Fact]
    public void A_password_without_a_certificate_is_an_error() =>
        Should.Throw<SettingsException>(() => Settings(("certificate-password", "x"))).Message.ShouldStartWith("certificate-password: needs the setting certificate");

    private string Write(string name, string content) => Write(name, System.Text.Encoding.ASCII.GetBytes(content));

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static string Thumbprint(params (string, string)[] values)
    {
        using var read = CertificateFile.Read(FeatureOptions.Https(Settings(values))).Certificate;
        read.HasPrivateKey.ShouldBeTrue();
        return read.Thumbprint;
    }

    private static string ErrorOf(params (string, string)[] values) => Should.Throw<SettingsException>(() => Thumbprint(values)).Message;

    private static CustomarySettings Settings(params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string> { ["environment"] = "Development" };
        foreach (var (name, value) in values) all[name] = value;
        return CustomarySettings.Read(SettingsConfiguration.Build(all));
    }
}
