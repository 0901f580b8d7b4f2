using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Certificates;

/// <summary>
/// A self-signed certificate for this machine, or for this machine and further names. It is created on first use and stored in a
/// folder that only the user can read: the private key for the server, and the public part for clients to trust. It cannot sign other
/// certificates.
/// </summary>
internal sealed class DevelopmentCertificate
{
    /// <summary>The hosts in URLs for which every development certificate is valid.</summary>
    public static readonly IReadOnlyList<string> DefaultHosts = ["localhost", "127.0.0.1", "[::1]"];

    private const int Bits = 2048;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // The longest lifetime that browsers accept. A certificate for names of others must not be trusted for long.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(397);
    private static readonly TimeSpan LifetimeForNames = TimeSpan.FromDays(30);
    private static readonly TimeSpan MinRemaining = TimeSpan.FromDays(7);

    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<string> _names;

    /// <summary>A certificate in a folder.</summary>
    /// <param name="folder">The folder of the certificate's files.</param>
    /// <param name="clock">The clock for its lifetime.</param>
    /// <param name="names">Further DNS names in lower case. A certificate with further names has files of its own and is valid for 30 days.</param>
    public DevelopmentCertificate(string folder, TimeProvider clock, params IReadOnlyList<string> names)
    {
        (_folder, _clock, _names) = (folder, clock, names);
        Name = names.Count == 0 ? "customary-development" : "customary-development-names";
        var file = Path.Combine(folder, names.Count == 0 ? "development-certificate" : "development-certificate-names");
        (PublicPath, KeyPath) = ($"{file}.crt", $"{file}.pfx");
    }

    /// <summary>The name of the certificate in the trust stores of a machine.</summary>
    public string Name { get; }

    /// <summary>The subject of the certificate.</summary>
    public string Subject => _names.Count == 0 ? "CN=Customary development" : "CN=Customary development names";

    /// <summary>The path of the public part, a PEM file.</summary>
    public string PublicPath { get; }

    /// <summary>The path of the certificate with its private key, a PFX file without a password.</summary>
    public string KeyPath { get; }

    /// <summary>The certificate of the current user.</summary>
    /// <param name="clock">The clock for its lifetime.</param>
    /// <param name="names">Further DNS names in lower case.</param>
    /// <exception cref="SettingsException">The user has no data folder.</exception>
    public static DevelopmentCertificate ForCurrentUser(TimeProvider clock, params IReadOnlyList<string> names)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? new(Path.Combine(data, "customary"), clock, names)
            : throw new SettingsException("certificate: this user has no data folder to keep a development certificate in; name one of your own.");
    }

    /// <summary>Files and folders that other users can access but must not; one message each.</summary>
    public IReadOnlyList<string> FindExposures() =>
        [.. new[] { PrivateFolder.FindExposure(_folder), PrivateFile.Restrict(KeyPath), PrivateFile.Restrict(PublicPath) }.OfType<string>()];

    /// <summary>The certificate with its private key. It is created if there is none, if it expires soon or if it has other names.</summary>
    /// <exception cref="SettingsException">A file cannot be read or written.</exception>
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
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(KeyPath, password: null);
        if (certificate.NotAfter.ToUniversalTime() - _clock.GetUtcNow().UtcDateTime > MinRemaining && HasNames(certificate)) return certificate;
        certificate.Dispose();
        return null;
    }

    private X509Certificate2 Create()
    {
        using var key = RSA.Create(Bits);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in (string[])["localhost", .. _names]) names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication)], critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        var now = _clock.GetUtcNow();
        using var created = request.CreateSelfSigned(now.AddHours(-1), now + (_names.Count == 0 ? Lifetime : LifetimeForNames));
        PrivateFolder.Create(_folder);
        Write(KeyPath, created.Export(X509ContentType.Pkcs12));
        Write(PublicPath, System.Text.Encoding.ASCII.GetBytes(created.ExportCertificatePem() + "\n"));
        return X509CertificateLoader.LoadPkcs12FromFile(KeyPath, password: null);
    }

    private bool HasNames(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().ToHashSet().SetEquals(["localhost", .. _names]);

    // Writes a temporary file and renames it, so that another process finds the whole file or none. No other user can read it.
    private static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}";

        // An existing file would keep its mode.
        File.Delete(temporary);
        using (var file = new FileStream(temporary, PrivateFile.Options(FileMode.CreateNew, FileAccess.Write))) file.Write(content);
        File.Move(temporary, path, overwrite: true);
    }
}
