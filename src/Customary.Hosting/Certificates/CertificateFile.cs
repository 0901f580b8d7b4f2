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

    // The library reports a wrong password, and a missing one, with this error of Windows on all systems.
    private const int InvalidPassword = unchecked((int)0x80070056);

    /// <summary>Reads the certificate and its private key.</summary>
    /// <exception cref="SettingsException">A file cannot be read, is no certificate, or has no private key. The message names the setting and the file.</exception>
    public static CertificateFile Read(HttpsOptions options)
    {
        var path = options.CertificatePath!;
        var bytes = ReadFile("certificate", path);
        var password = options.Password is not { } text ? null
            : text.StartsWith(FilePrefix, StringComparison.Ordinal) ? Encoding.UTF8.GetString(ReadFile("certificate-password", text[FilePrefix.Length..])).TrimEnd('\r', '\n')
            : text;
        try
        {
            var all = bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0 ? ReadPem(options, bytes, password) : X509CertificateLoader.LoadPkcs12Collection(bytes, password);
            var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new SettingsException($"certificate: {path} has no private key. Add it to the file, or set certificate-key.");
            return new(own, [.. all.Where(certificate => certificate.Thumbprint != own.Thumbprint)]);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new SettingsException(exception.HResult == InvalidPassword
                ? $"certificate-password: {(password is null ? "missing" : "not the password")} of {path}. Use {SettingDefinitions.CertificatePassword.AllowedValues}."
                : $"certificate: {path} is not a certificate with a private key ({exception.Message.TrimEnd('.')}). Use {SettingDefinitions.Certificate.AllowedValues}.");
        }
    }

    private static X509Certificate2Collection ReadPem(HttpsOptions options, byte[] bytes, string? password)
    {
        var pem = Encoding.UTF8.GetString(bytes);
        var key = options.KeyPath is { } path ? Encoding.UTF8.GetString(ReadFile("certificate-key", path)) : pem;
        using var certificate = password is null ? X509Certificate2.CreateFromPem(pem, key) : X509Certificate2.CreateFromEncryptedPem(pem, key, password);

        // Windows cannot use a private key that exists in memory only.
        var all = new X509Certificate2Collection { X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null) };
        all.ImportFromPem(pem);
        return all;
    }

    private static byte[] ReadFile(string setting, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{setting}: {path} cannot be read: {exception.Message}");
        }
    }
}
