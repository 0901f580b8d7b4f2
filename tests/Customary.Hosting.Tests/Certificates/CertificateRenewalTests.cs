using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Certificates;

/// <summary>Tests which certificate new connections get while the certificate file changes.</summary>
public sealed class CertificateRenewalTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");
    private readonly RSA _key = RSA.Create(2048);

    private string Path => System.IO.Path.Combine(_folder.FullName, "chain.pem");

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Serves_a_renewed_certificate_within_a_minute_and_never_an_invalid_one()
    {
        using var authority = Sign("CN=an authority", issuer: null);
        using var first = Sign("CN=localhost", authority);
        using var second = Sign("CN=localhost", authority);
        await WriteAsync(first);
        await using var service = await StartAsync();
        (await GetServedAsync(service, authority)).Thumbprint.ShouldBe(first.Thumbprint);

        await WriteAsync(second);
        (await GetServedAsync(service, authority)).Thumbprint.ShouldBe(first.Thumbprint, "nobody looks more often than once a minute");
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await GetServedAsync(service, authority)).Thumbprint.ShouldBe(second.Thumbprint);

        await File.WriteAllTextAsync(Path, "-----BEGIN nothing");
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await GetServedAsync(service, authority)).Thumbprint.ShouldBe(second.Thumbprint);
        File.Delete(Path);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await GetServedAsync(service, authority)).Thumbprint.ShouldBe(second.Thumbprint);
    }

    [Fact]
    public async Task Sends_the_intermediate_certificates_of_the_file()
    {
        using var root = Sign("CN=a root", issuer: null);
        using var intermediate = Sign("CN=an intermediate authority", root, isAuthority: true);
        using var own = Sign("CN=localhost", intermediate);
        await WriteAsync(own, intermediate);
        await using var service = await StartAsync();
        (await GetServedAsync(service, root)).Thumbprint.ShouldBe(own.Thumbprint);
    }

    private Task<CustomaryFixture> StartAsync() =>
        CustomaryFixture.StartAsync(clock: _clock, settings: [("urls", "https://127.0.0.1:0"), ("certificate", Path)]);

    private Task WriteAsync(params X509Certificate2[] chain) =>
        File.WriteAllTextAsync(Path, string.Join('\n', chain.Select(each => each.ExportCertificatePem()).Append(_key.ExportPkcs8PrivateKeyPem())));

    // Opens a new connection; the client trusts only chains to the given root, built from the certificates that the server sends.
    private static async Task<X509Certificate2> GetServedAsync(CustomaryFixture service, X509Certificate2 root)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Http.BaseAddress!.Port);
        await using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { root },
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
        });
        return new(secure.RemoteCertificate!);
    }

    // All certificates share one key, which keeps the test fast.
    private X509Certificate2 Sign(string name, X509Certificate2? issuer, bool isAuthority = false)
    {
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null || isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var (from, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        if (issuer is null) return request.CreateSelfSigned(from, until);
        return request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForRSA(_key, RSASignaturePadding.Pkcs1), from, until, Guid.NewGuid().ToByteArray());
    }
}
