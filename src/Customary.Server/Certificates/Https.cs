using System.Security.Cryptography.X509Certificates;
using Customary.Server.Settings;

namespace Customary.Server.Certificates;

/// <summary>Serves https where an address asks for it: with the certificate that is set, or in Development with one made for it.</summary>
internal static class Https
{
    /// <summary>Prepares the web server, if it is to listen on https at all.</summary>
    /// <exception cref="SettingsException">There is no good certificate.</exception>
    public static void Configure(IWebHostBuilder host, ServiceSettings settings, TimeProvider clock)
    {
        if (!settings.ListensOnHttps) return;
        var certificate = Find(settings, clock);
        host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
    }

    private static X509Certificate2 Find(ServiceSettings settings, TimeProvider clock) =>
        settings.IsSet(AllSettings.Certificate, out var path) ? CertificateFile.Read(settings, path) : DevelopmentCertificate.OfUser(clock).GetOrMake();
}
