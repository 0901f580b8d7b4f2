using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Server.Settings;

namespace Customary.Server.Certificates;

/// <summary>The certificate that the operator names: a PFX, or PEM with its key in the same file or in another.</summary>
internal static class CertificateFile
{
    private const string FilePrefix = "file:";

    /// <summary>Reads it, key included.</summary>
    /// <exception cref="SettingsException">It cannot be read, or has no private key.</exception>
    public static X509Certificate2 Read(ServiceSettings settings, string path)
    {
        try
        {
            var password = settings.IsSet(AllSettings.CertificatePassword, out var said) ? Password(said) : null;
            var read = IsPem(path) ? ReadPem(settings, path, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return read.HasPrivateKey ? read : throw new SettingsException($"certificate: {path} has no private key.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException($"certificate: {path} cannot be read: {failure.Message}");
        }
    }

    private static bool IsPem(string path)
    {
        using var text = File.OpenText(path);
        return text.ReadLine()?.StartsWith("-----BEGIN", StringComparison.Ordinal) ?? false;
    }

    private static X509Certificate2 ReadPem(ServiceSettings settings, string path, string? password)
    {
        var key = settings.IsSet(AllSettings.CertificateKey, out var said) ? said : path;
        using var read = password is null ? X509Certificate2.CreateFromPemFile(path, key) : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);

        // Windows cannot serve with a key that exists in memory only.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
    }

    private static string Password(string said) =>
        said.StartsWith(FilePrefix, StringComparison.Ordinal) ? File.ReadAllText(said[FilePrefix.Length..]).TrimEnd('\r', '\n') : said;
}
