namespace Customary.Client;

/// <summary>The copied options of retries. See <see cref="CustomaryClientOptions"/>.</summary>
internal sealed class RetryOptions
{
    // The default of System.ClientModel.
    private static readonly TimeSpan DefaultNetworkTimeout = TimeSpan.FromSeconds(100);

    // The transport cannot set a timer for a longer time.
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(24);

    private RetryOptions(CustomaryClientOptions options, TimeSpan networkTimeout, int maxRetries)
    {
        (Timeout, Delay, MaxDelay, Clock) = (options.Timeout, options.RetryDelay, options.MaxRetryDelay, options.TimeProvider);
        (NetworkTimeout, MaxRetries) = (networkTimeout, maxRetries);
    }

    /// <summary>How long an operation can take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long a try can take.</summary>
    public TimeSpan NetworkTimeout { get; }

    /// <summary>How often a try is repeated after a transient failure.</summary>
    public int MaxRetries { get; }

    /// <summary>The delay before the first repetition.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The longest delay between two tries.</summary>
    public TimeSpan MaxDelay { get; }

    /// <summary>The clock of timeouts and delays.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Copies the options for operations that must not be repeated, and whose only try can take all their time.</summary>
    public static RetryOptions CreateSandbox(CustomaryClientOptions options) => new(options, MaxTimer, maxRetries: 0);

    /// <summary>Copies the options.</summary>
    public static RetryOptions Create(CustomaryClientOptions options)
    {
        var network = options.NetworkTimeout ?? DefaultNetworkTimeout;
        return new(options, network == System.Threading.Timeout.InfiniteTimeSpan ? MaxTimer : network, options.MaxRetries);
    }
}
