using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Configuration;
using Customary.Storage.Files;

namespace Customary.Hosting.Certificates;

/// <summary>
/// A certificate for this machine alone, made when it is first asked for and kept in a folder that only the user can read: the key for the
/// service, and the public part for whoever is to trust it. It signs nothing but itself.
/// </summary>
/// <param name="folder">Where it is kept.</param>
/// <param name="clock">Tells when it ends.</param>
internal sealed class DevelopmentCertificate(string folder, TimeProvider clock)
{
    private const int Bits = 2048;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // What browsers still take, and long enough not to be in the way.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(397);
    private static readonly TimeSpan MinRemaining = TimeSpan.FromDays(7);

    /// <summary>The public part, PEM.</summary>
    public string PublicPath { get; } = Path.Combine(folder, "development-certificate.crt");

    private string KeyPath { get; } = Path.Combine(folder, "development-certificate.pfx");

    /// <summary>The one of this user.</summary>
    /// <exception cref="SettingsException">The user has no data folder.</exception>
    public static DevelopmentCertificate OfUser(TimeProvider clock)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? new(Path.Combine(data, "customary"), clock)
            : throw new SettingsException("certificate: this user has no data folder to keep a development certificate in; name one of your own.");
    }

    /// <summary>What other users can access although they must not; one message each.</summary>
    public IReadOnlyList<string> FindExposures() =>
        [.. new[] { PrivateFolder.FindExposure(folder), PrivateFile.Restrict(KeyPath), PrivateFile.Restrict(PublicPath) }.OfType<string>()];

    /// <summary>The certificate with its key, made now if there is none or it is about to end.</summary>
    /// <exception cref="SettingsException">It cannot be read or written.</exception>
    public X509Certificate2 GetOrCreate()
    {
        try
        {
            return Find() ?? Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"certificate: the development certificate {KeyPath} cannot be used: {exception.Message}");
        }
    }

    private X509Certificate2? Find()
    {
        if (!File.Exists(KeyPath) || !File.Exists(PublicPath)) return null;
        PrivateFile.Restrict(KeyPath);
        PrivateFile.Restrict(PublicPath);
        var found = X509CertificateLoader.LoadPkcs12FromFile(KeyPath, password: null);
        if (found.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime > MinRemaining) return found;
        found.Dispose();
        return null;
    }

    private X509Certificate2 Create()
    {
        using var key = RSA.Create(Bits);
        var request = new CertificateRequest("CN=Customary development", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication)], critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        var now = clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddHours(-1), now + Lifetime);
        PrivateFolder.Create(folder);
        Write(KeyPath, made.Export(X509ContentType.Pkcs12));
        Write(PublicPath, System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n"));
        return X509CertificateLoader.LoadPkcs12FromFile(KeyPath, password: null);
    }

    // In one step: another process finds the whole file or none, and nobody else can read it at any time.
    private static void Write(string path, byte[] content)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";

        // A file that an earlier process left would keep its mode.
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, PrivateFile.Options(FileMode.CreateNew, FileAccess.Write))) file.Write(content);
        File.Move(unfinished, path, overwrite: true);
    }
}
