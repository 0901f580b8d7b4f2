namespace Customary.Hosting.Authentication;

/// <summary>Reads the authority's keys at start, then every few minutes: so long at most a key that it removed is still believed.</summary>
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
