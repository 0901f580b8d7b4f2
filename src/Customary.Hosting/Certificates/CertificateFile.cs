using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Certificates;

/// <summary>The certificate that the operator names: a PFX, or PEM with its key in the same file or in another.</summary>
/// <param name="Certificate">The server's own, with its private key.</param>
/// <param name="Others">What else is in the file: the intermediate authorities, without which most clients trust nothing.</param>
internal sealed record CertificateFile(X509Certificate2 Certificate, X509Certificate2Collection Others)
{
    private const string FilePrefix = "file:";

    /// <summary>Reads it, key included.</summary>
    /// <exception cref="SettingsException">It cannot be read, or has no private key.</exception>
    public static CertificateFile Read(CustomarySettings settings, string path)
    {
        try
        {
            var password = settings.IsSet(SettingDefinitions.CertificatePassword, out var said) ? Password(said) : null;
            var all = IsPem(path) ? ReadPem(settings, path, password) : X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
            var own = all.FirstOrDefault(read => read.HasPrivateKey) ?? throw new SettingsException($"certificate: {path} has no private key.");
            return new(own, [.. all.Where(read => read.Thumbprint != own.Thumbprint)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException($"certificate: {path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Where the private key of a PEM certificate is.</summary>
    public static string KeyPath(CustomarySettings settings, string path) => settings.IsSet(SettingDefinitions.CertificateKey, out var said) ? said : path;

    private static bool IsPem(string path)
    {
        using var text = File.OpenText(path);
        return text.ReadLine()?.StartsWith("-----BEGIN", StringComparison.Ordinal) ?? false;
    }

    private static X509Certificate2Collection ReadPem(CustomarySettings settings, string path, string? password)
    {
        var key = KeyPath(settings, path);
        using var read = password is null ? X509Certificate2.CreateFromPemFile(path, key) : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);

        // Windows cannot serve with a key that exists in memory only.
        var all = new X509Certificate2Collection { X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null) };
        all.ImportFromPemFile(path);
        return all;
    }

    private static string Password(string said) =>
        said.StartsWith(FilePrefix, StringComparison.Ordinal) ? File.ReadAllText(said[FilePrefix.Length..]).TrimEnd('\r', '\n') : said;
}
