using Customary.Hosting.Certificates;

namespace Customary.Server.Commands;

/// <summary>Prints the path of the development certificate and how to trust it. Creates the certificate if it does not exist.</summary>
internal static class CertificateCommand
{
    public static Command Create()
    {
        var command = new Command("certificate", "Print the path of the development certificate for https and how to trust it. Creates the certificate if it does not exist.");
        command.SetAction(parseResult => Run(TimeProvider.System, parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(TimeProvider clock, TextWriter output, TextWriter error)
    {
        try
        {
            var development = DevelopmentCertificate.ForCurrentUser(clock);
            using var certificate = development.GetOrCreate();
            foreach (var warning in development.FindExposures()) error.WriteLine($"warning: {warning}");
            output.Write(Instructions(development.PublicPath, certificate.NotAfter.ToUniversalTime()));
            return 0;
        }
        catch (SettingsException exception)
        {
            error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
    }

    private static string Instructions(string path, DateTime notAfter) => $"""
        The development certificate for localhost, 127.0.0.1 and ::1 is valid until {notAfter:yyyy-MM-dd}:
          {path}

        Trust it for one command:
          curl --cacert "{path}" https://localhost:5443/healthz
        Trust it in one program:
          Node.js  NODE_EXTRA_CA_CERTS="{path}"
          Python   REQUESTS_CA_BUNDLE="{path}"
          .NET and others with OpenSSL  SSL_CERT_FILE="{path}" (the program then trusts no other certificate)

        Trust it on this machine (and undo that):
          Linux (Debian, Ubuntu)
            sudo cp "{path}" /usr/local/share/ca-certificates/customary-development.crt && sudo update-ca-certificates
            undo: sudo rm /usr/local/share/ca-certificates/customary-development.crt && sudo update-ca-certificates --fresh
          Linux (Fedora, Arch)
            sudo trust anchor "{path}"
            undo: sudo trust anchor --remove "{path}"
          Linux, Chrome and Chromium
            certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n customary-development -i "{path}"
            undo: certutil -d sql:$HOME/.pki/nssdb -D -n customary-development
          macOS
            security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db "{path}"
            undo: security remove-trusted-cert "{path}"
          Windows (PowerShell)
            Import-Certificate -FilePath "{path}" -CertStoreLocation Cert:\CurrentUser\Root
            undo: Get-ChildItem Cert:\CurrentUser\Root | Where-Object Subject -eq "CN=Customary development" | Remove-Item

        The certificate cannot sign other certificates. Only this user can read its private key.

        """;
}
