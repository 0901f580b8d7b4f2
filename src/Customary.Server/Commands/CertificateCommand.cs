using Customary.Hosting.Certificates;
using Customary.Hosting.Configuration;

namespace Customary.Server.Commands;

/// <summary>Says where the development certificate is and how to trust it; makes it if there is none.</summary>
internal static class CertificateCommand
{
    public static int Run(TimeProvider clock)
    {
        try
        {
            var certificate = DevelopmentCertificate.OfUser(clock);
            using var made = certificate.GetOrCreate();
            foreach (var warning in certificate.FindExposures()) Console.Error.WriteLine($"warning: {warning}");
            Console.Out.Write(Write(certificate.PublicPath, made.NotAfter.ToUniversalTime()));
            return 0;
        }
        catch (SettingsException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>How to trust the certificate at that path.</summary>
    internal static string Write(string path, DateTime ends) => $"""
        The development certificate for localhost, 127.0.0.1 and ::1 (until {ends:yyyy-MM-dd}) is
          {path}

        One command:
          curl --cacert "{path}" https://localhost:5443/healthz
        One program:
          Node.js  NODE_EXTRA_CA_CERTS="{path}"
          Python   REQUESTS_CA_BUNDLE="{path}"
          .NET and others with OpenSSL  SSL_CERT_FILE="{path}" (then they trust nothing else)

        Everything on this machine:
          Linux (Debian, Ubuntu)
            sudo cp "{path}" /usr/local/share/ca-certificates/customary-development.crt && sudo update-ca-certificates
            back: sudo rm /usr/local/share/ca-certificates/customary-development.crt && sudo update-ca-certificates --fresh
          Linux (Fedora, Arch)
            sudo trust anchor "{path}"
            back: sudo trust anchor --remove "{path}"
          Linux, Chrome and Chromium
            certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n customary-development -i "{path}"
            back: certutil -d sql:$HOME/.pki/nssdb -D -n customary-development
          macOS
            security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db "{path}"
            back: security remove-trusted-cert "{path}"
          Windows (PowerShell)
            Import-Certificate -FilePath "{path}" -CertStoreLocation Cert:\CurrentUser\Root
            back: Get-ChildItem Cert:\CurrentUser\Root | Where-Object Subject -eq "CN=Customary development" | Remove-Item

        It signs nothing but itself, and its key is readable by this user only.

        """;
}
