namespace Customary.Hosting.Authentication;

/// <summary>
/// Reads the authority's keys at startup and then every <see cref="Interval"/>, which is how long a removed key can remain in use.
/// Until the first successful read it tries more often, because the server is not ready without keys and so gets no requests that
/// would cause a read.
/// </summary>
internal sealed class SigningKeyRefreshService(OidcSigningKeyProvider keys, SystemClock clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await keys.RefreshAsync().WaitAsync(stoppingToken);
            await Task.Delay(keys.Issuer is null ? OidcSigningKeyProvider.RetryPause : Interval, clock.Provider, stoppingToken);
        }
    }
}
