using Customary.Hosting.Certificates;

namespace Customary.Server.Commands;

/// <summary>What an operator does with a development certificate, for Linux, macOS and Windows, and how to undo each step.</summary>
internal static class CertificateInstructions
{
    private const string Hosts = @"$env:SystemRoot\System32\drivers\etc\hosts";

    /// <summary>Writes the instructions.</summary>
    /// <param name="certificate">The certificate, which exists.</param>
    /// <param name="names">Its further names.</param>
    /// <param name="notAfter">Its last day, in UTC.</param>
    public static string Write(DevelopmentCertificate certificate, IReadOnlyList<string> names, DateTime notAfter) => names.Count == 0
        ? $"""
            The development certificate for localhost, 127.0.0.1 and ::1 is valid until {notAfter:yyyy-MM-dd}:
              {certificate.PublicPath}

            Trust it for one command:
              curl --cacert "{certificate.PublicPath}" https://localhost:5443/healthz
            {Trust(certificate)}
            The certificate cannot sign other certificates. Only this user can read its private key.

            """
        : $"""
            The development certificate for {string.Join(", ", names)}, localhost, 127.0.0.1 and ::1 is valid until {notAfter:yyyy-MM-dd}:
              {certificate.PublicPath}

            A client with built-in addresses needs the following four steps on the machine of the client. This command did none of them.
            Until you undo step 2, every program on the machine reaches this server at these names, and not the real service.

            1. Start the server with the certificate, under the name at which clients sign in:
                 customary --environment Development --urls https://127.0.0.1:443 --public-url https://{SignInName(names)} --certificate "{certificate.KeyPath}"
               Linux: let this user listen on port 443 (and undo that)
                 sudo sysctl -w net.ipv4.ip_unprivileged_port_start=443
                 undo: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=1024
               macOS: use --urls https://127.0.0.1:5443 and forward port 443 to it (and undo that)
                 echo "rdr pass on lo0 inet proto tcp from any to 127.0.0.1 port 443 -> 127.0.0.1 port 5443" | sudo pfctl -ef -
                 undo: sudo pfctl -f /etc/pf.conf
               Windows: no permission is needed.

            2. Let the names lead to this machine (and undo that):
               Linux, macOS
                 echo "127.0.0.1 {string.Join(' ', names)} # customary" | sudo tee -a /etc/hosts
                 undo: sudo sed -i.before-customary '/# customary$/d' /etc/hosts
               Windows (PowerShell as an administrator)
                 Add-Content {Hosts} "127.0.0.1 {string.Join(' ', names)} # customary"
                 undo: (Get-Content {Hosts}) -notmatch '# customary$' | Set-Content {Hosts}

            3. Let the client trust the certificate, in one program or on this machine:
            {Trust(certificate)}
            4. Try it, then start the client:
                 curl --cacert "{certificate.PublicPath}" https://{SignInName(names)}/healthz

            The certificate cannot sign other certificates. Only this user can read its private key. Keep it so: anyone who has
            the key can pretend to be these names to programs that trust the certificate.

            """;

    // Tokens and discovery documents contain the public URL.
    private static string SignInName(IReadOnlyList<string> names) => names.FirstOrDefault(name => name.StartsWith("login.", StringComparison.Ordinal)) ?? names[0];

    private static string Trust(DevelopmentCertificate certificate) => $"""
        Trust it in one program:
          Node.js  NODE_EXTRA_CA_CERTS="{certificate.PublicPath}"
          Python   REQUESTS_CA_BUNDLE="{certificate.PublicPath}"
          .NET and others with OpenSSL  SSL_CERT_FILE="{certificate.PublicPath}" (the program then trusts no other certificate)

        Trust it on this machine (and undo that):
          Linux (Debian, Ubuntu)
            sudo cp "{certificate.PublicPath}" /usr/local/share/ca-certificates/{certificate.Name}.crt && sudo update-ca-certificates
            undo: sudo rm /usr/local/share/ca-certificates/{certificate.Name}.crt && sudo update-ca-certificates --fresh
          Linux (Fedora, Arch)
            sudo trust anchor "{certificate.PublicPath}"
            undo: sudo trust anchor --remove "{certificate.PublicPath}"
          Linux, Chrome and Chromium
            certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n {certificate.Name} -i "{certificate.PublicPath}"
            undo: certutil -d sql:$HOME/.pki/nssdb -D -n {certificate.Name}
          macOS
            security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db "{certificate.PublicPath}"
            undo: security remove-trusted-cert "{certificate.PublicPath}"
          Windows (PowerShell)
            Import-Certificate -FilePath "{certificate.PublicPath}" -CertStoreLocation Cert:\CurrentUser\Root
            undo: Get-ChildItem Cert:\CurrentUser\Root | Where-Object Subject -eq "{certificate.Subject}" | Remove-Item

        """;
}
