using System.Net.Security;
using System.Security.Cryptography;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Certificates;

/// <summary>
/// The operator's certificate, reloaded when its files change, because certificates are renewed while the server runs. At
/// most once a minute, a new connection checks the files. If the new certificate cannot be read, the server logs a warning
/// and keeps the previous one.
/// </summary>
internal sealed partial class ReloadingCertificate
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);
    private readonly HttpsOptions _options;
    private readonly TimeProvider _clock;
    private volatile SslStreamCertificateContext _current;
    private byte[] _hash;
    private long _checkedAt;

    /// <exception cref="SettingsException">The certificate cannot be read.</exception>
    public ReloadingCertificate(HttpsOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _current = Read();
        _hash = HashFiles();
        _checkedAt = clock.GetTimestamp();
    }

    /// <summary>The certificate for a new connection.</summary>
    public SslStreamCertificateContext GetCurrent(ILogger<ReloadingCertificate> log)
    {
        var checkedAt = Volatile.Read(ref _checkedAt);
        if (_clock.GetElapsedTime(checkedAt) >= CheckInterval && Interlocked.CompareExchange(ref _checkedAt, _clock.GetTimestamp(), checkedAt) == checkedAt) CheckForRenewal(log);
        return _current;
    }

    private void CheckForRenewal(ILogger<ReloadingCertificate> log)
    {
        try
        {
            var hash = HashFiles();
            if (hash.AsSpan().SequenceEqual(_hash)) return;
            _current = Read();
            _hash = hash;
            LogRenewed(log, _current.TargetCertificate.NotAfter.ToUniversalTime());
        }
        catch (Exception exception) when (exception is SettingsException or IOException or UnauthorizedAccessException)
        {
            LogNotRenewed(log, exception.Message);
        }
    }

    private SslStreamCertificateContext Read()
    {
        var file = CertificateFile.Read(_options);
        return SslStreamCertificateContext.Create(file.Certificate, file.Intermediates, offline: true);
    }

    // File times do not show a change when the files are symbolic links, as Kubernetes secrets are.
    private byte[] HashFiles() =>
        [.. SHA256.HashData(File.ReadAllBytes(_options.CertificatePath!)), .. SHA256.HashData(File.ReadAllBytes(_options.KeyPath ?? _options.CertificatePath!))];

    [LoggerMessage(1300, LogLevel.Information, "The certificate was renewed. It is valid until {NotAfter:u}.")]
    private static partial void LogRenewed(ILogger log, DateTime notAfter);

    [LoggerMessage(1301, LogLevel.Warning, "The changed certificate cannot be used. The server keeps the previous one: {Reason}")]
    private static partial void LogNotRenewed(ILogger log, string reason);
}
