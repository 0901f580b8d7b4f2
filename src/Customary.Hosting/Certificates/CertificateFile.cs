using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Certificates;

/// <summary>The operator's certificate: a PFX file, or a PEM file with the private key in the same file or in another one.</summary>
/// <param name="Certificate">The server's certificate, with its private key.</param>
/// <param name="Intermediates">The other certificates in the file: the intermediate authorities that clients need to build the chain.</param>
internal sealed record CertificateFile(X509Certificate2 Certificate, X509Certificate2Collection Intermediates)
{
    private const string FilePrefix = "file:";

    /// <summary>Reads the certificate and its private key.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or there is no private key.</exception>
    public static CertificateFile Read(HttpsOptions options)
    {
        var path = options.CertificatePath!;
        try
        {
            var password = options.Password is { } text ? ReadPassword(text) : null;
            var all = IsPem(path) ? ReadPem(options, path, password) : X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
            var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new SettingsException($"certificate: {path} has no private key.");
            return new(own, [.. all.Where(certificate => certificate.Thumbprint != own.Thumbprint)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException($"certificate: {path} cannot be read: {exception.Message}");
        }
    }

    private static bool IsPem(string path)
    {
        using var text = File.OpenText(path);
        return text.ReadLine()?.StartsWith("-----BEGIN", StringComparison.Ordinal) ?? false;
    }

    private static X509Certificate2Collection ReadPem(HttpsOptions options, string path, string? password)
    {
        var keyPath = options.KeyPath ?? path;
        using var certificate = password is null
            ? X509Certificate2.CreateFromPemFile(path, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);

        // Windows cannot use a private key that exists in memory only.
        var all = new X509Certificate2Collection { X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null) };
        all.ImportFromPemFile(path);
        return all;
    }

    private static string ReadPassword(string text) =>
        text.StartsWith(FilePrefix, StringComparison.Ordinal) ? File.ReadAllText(text[FilePrefix.Length..]).TrimEnd('\r', '\n') : text;
}
