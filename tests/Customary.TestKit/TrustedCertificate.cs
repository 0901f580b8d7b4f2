using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Certificates;

namespace Customary.TestKit;

/// <summary>A certificate for this machine in a temporary folder. Its clients trust only this certificate, and check its name and lifetime.</summary>
internal sealed class TrustedCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");
    private readonly X509Certificate2 _public;

    public TrustedCertificate()
    {
        var certificate = new DevelopmentCertificate(_folder.FullName, TimeProvider.System);
        certificate.GetOrCreate().Dispose();
        _public = X509CertificateLoader.LoadCertificateFromFile(certificate.PublicPath);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "development-certificate.pfx");

    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { _public }, RevocationMode = X509RevocationMode.NoCheck },
        },
    });

    public void Dispose()
    {
        _public.Dispose();
        _folder.Delete(recursive: true);
    }
}
