namespace Customary.Hosting.Authentication;

/// <summary>Reads the authority's keys at startup and then every <see cref="Interval"/>, which is how long a removed key can remain in use.</summary>
internal sealed class SigningKeyRefreshService(OidcSigningKeyProvider keys, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do await keys.RefreshAsync().WaitAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
