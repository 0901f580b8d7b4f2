namespace Customary.Client;

/// <summary>The copied options of retries. See <see cref="CustomaryClientOptions"/>.</summary>
internal sealed record RetryOptions(TimeSpan Timeout, TimeSpan NetworkTimeout, int MaxRetries, TimeSpan Delay, TimeSpan MaxDelay, TimeProvider Clock)
{
    // The default of System.ClientModel.
    private static readonly TimeSpan DefaultNetworkTimeout = TimeSpan.FromSeconds(100);

    // The transport cannot set a timer for a longer time.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(24);

    /// <summary>Copies the options for operations that must not be repeated, and whose only try can take all their time.</summary>
    public static RetryOptions CreateSandbox(CustomaryClientOptions options) => new(options.Timeout, MaxTimer, 0, options.RetryDelay, options.MaxRetryDelay, options.TimeProvider);

    /// <summary>Copies the options.</summary>
    public static RetryOptions Create(CustomaryClientOptions options)
    {
        var network = options.NetworkTimeout ?? DefaultNetworkTimeout;
        return new(
            options.Timeout, network == System.Threading.Timeout.InfiniteTimeSpan ? MaxTimer : network,
            options.MaxRetries, options.RetryDelay, options.MaxRetryDelay, options.TimeProvider);
    }
}
