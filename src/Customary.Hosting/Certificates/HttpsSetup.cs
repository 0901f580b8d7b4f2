using Customary.Hosting.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Customary.Hosting.Certificates;

/// <summary>Serves https where an address asks for it: with the certificate that is set, or in Development with one made for it.</summary>
internal static class HttpsSetup
{
    /// <summary>Prepares the web server, if it is to listen on https at all.</summary>
    /// <exception cref="SettingsException">There is no good certificate.</exception>
    public static void Configure(IWebHostBuilder host, CustomarySettings settings, TimeProvider clock)
    {
        if (!settings.ListensOnHttps) return;
        var certificate = settings.IsSet(SettingDefinitions.Certificate, out var path) ? new ReloadingCertificate(settings, path, clock) : null;
        var development = certificate is null ? DevelopmentCertificate.OfUser(clock) : null;
        var made = development?.GetOrCreate();
        host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel =>
        {
            var log = kestrel.ApplicationServices.GetRequiredService<ILogger<ReloadingCertificate>>();
            kestrel.ConfigureHttpsDefaults(https => Serve(https, log));
            StartupWarnings.Log(log, development?.FindExposures() ?? []);
        });

        void Serve(HttpsConnectionAdapterOptions https, ILogger<ReloadingCertificate> log)
        {
            // The server asks for a certificate before it asks each connection.
            https.ServerCertificate = made ?? certificate!.Current(log).TargetCertificate;
            if (certificate is not null) https.OnAuthenticate = (_, connection) => connection.ServerCertificateContext = certificate.Current(log);
        }
    }
}
