using Customary.Hosting.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Customary.Hosting.Certificates;

/// <summary>Configures HTTPS with the operator's certificate or, in Development, with a self-signed one.</summary>
internal static partial class HttpsSetup
{
    /// <summary>Configures the web server if it listens on HTTPS.</summary>
    /// <exception cref="SettingsException">The certificate cannot be read or created.</exception>
    public static void Configure(IWebHostBuilder host, HttpsOptions options, TimeProvider clock)
    {
        if (!options.IsEnabled) return;
        var certificate = options.CertificatePath is null ? null : new ReloadingCertificate(options, clock);
        var development = certificate is null ? DevelopmentCertificate.ForCurrentUser(clock) : null;
        var developmentCertificate = development?.GetOrCreate();
        host.UseKestrelHttpsConfiguration();
        host.ConfigureKestrel(kestrel =>
        {
            var log = kestrel.ApplicationServices.GetRequiredService<ILogger<ReloadingCertificate>>();
            kestrel.ConfigureHttpsDefaults(https => SetCertificate(https, log));
            foreach (var exposure in development?.FindExposures() ?? []) LogExposure(log, exposure);
        });

        void SetCertificate(HttpsConnectionAdapterOptions https, ILogger<ReloadingCertificate> log)
        {
            // Kestrel requires a certificate at startup, although each connection gets the current one.
            https.ServerCertificate = developmentCertificate ?? certificate!.GetCurrent(log).TargetCertificate;
            if (certificate is not null) https.OnAuthenticate = (_, connection) => connection.ServerCertificateContext = certificate.GetCurrent(log);
        }
    }

    [LoggerMessage(1302, LogLevel.Warning, "{Exposure}")]
    private static partial void LogExposure(ILogger logger, string exposure);
}
