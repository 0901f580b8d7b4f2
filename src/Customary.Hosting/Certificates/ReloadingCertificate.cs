using System.Net.Security;
using System.Security.Cryptography;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Certificates;

/// <summary>
/// The operator's certificate, as it is in its file: certificates that hold for weeks are renewed under a service that
/// runs for months. A connection looks whether the files have changed, at most one a minute; what cannot be read is
/// logged, and the certificate before stays.
/// </summary>
internal sealed partial class ReloadingCertificate
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);
    private readonly CustomarySettings _settings;
    private readonly string _path;
    private readonly TimeProvider _clock;
    private volatile SslStreamCertificateContext _current;
    private byte[] _read;
    private long _lookedAt;

    /// <exception cref="SettingsException">There is no good certificate.</exception>
    public ReloadingCertificate(CustomarySettings settings, string path, TimeProvider clock)
    {
        (_settings, _path, _clock) = (settings, path, clock);
        _current = Read();
        _read = Content();
        _lookedAt = clock.GetTimestamp();
    }

    /// <summary>The certificate for a connection that begins now.</summary>
    public SslStreamCertificateContext Current(ILogger<ReloadingCertificate> log)
    {
        var looked = Volatile.Read(ref _lookedAt);
        if (_clock.GetElapsedTime(looked) >= CheckInterval && Interlocked.CompareExchange(ref _lookedAt, _clock.GetTimestamp(), looked) == looked) CheckForRenewal(log);
        return _current;
    }

    private void CheckForRenewal(ILogger<ReloadingCertificate> log)
    {
        try
        {
            var content = Content();
            if (content.AsSpan().SequenceEqual(_read)) return;
            _current = Read();
            _read = content;
            Renewed(log, _current.TargetCertificate.NotAfter.ToUniversalTime());
        }
        catch (Exception exception) when (exception is SettingsException or IOException or UnauthorizedAccessException)
        {
            NotRenewed(log, exception.Message);
        }
    }

    private SslStreamCertificateContext Read()
    {
        var file = CertificateFile.Read(_settings, _path);
        return SslStreamCertificateContext.Create(file.Certificate, file.Others, offline: true);
    }

    // Not the files' times: where files are links to others, as secrets of a cluster are, those do not tell.
    private byte[] Content() =>
        [.. SHA256.HashData(File.ReadAllBytes(_path)), .. SHA256.HashData(File.ReadAllBytes(CertificateFile.KeyPath(_settings, _path)))];

    [LoggerMessage(1300, LogLevel.Information, "The certificate was renewed. It is valid until {NotAfter:u}.")]
    private static partial void Renewed(ILogger log, DateTime notAfter);

    [LoggerMessage(1301, LogLevel.Warning, "The changed certificate cannot be used. The server keeps the previous one: {Reason}")]
    private static partial void NotRenewed(ILogger log, string reason);
}
