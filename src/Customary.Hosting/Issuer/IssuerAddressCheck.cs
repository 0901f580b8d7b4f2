namespace Customary.Hosting.Issuer;

/// <summary>Warns when clients of one address get links or names of another one.</summary>
internal sealed partial class IssuerAddressCheck(PublicUrl publicUrl, PublicUrlOptions options, ListeningUrls listening, ILogger<IssuerAddressCheck> log) : IHostedLifecycleService
{
    /// <summary>Compares the addresses when they are known.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var urls = listening.All;
        if (options.Url is not null)
        {
            if (!urls.Any(url => new Uri(url) == options.Url)) LogPublicUrlElsewhere(publicUrl.Value, string.Join(", ", urls));
        }
        else if (urls.FirstOrDefault(url => GetScheme(url) != GetScheme(urls[0])) is { } other)
        {
            LogMixedSchemes(publicUrl.Value, other);
        }

        return Task.CompletedTask;
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string GetScheme(string url) => url[..url.IndexOf(':', StringComparison.Ordinal)];

    [LoggerMessage(1610, LogLevel.Warning,
        "public-url is {PublicUrl}, and the server listens on {Urls}. Clients that use a listening address get discovery documents and tokens that name it; "
        + "all others get {PublicUrl}. A proxy must forward the Host header.")]
    private partial void LogPublicUrlElsewhere(string publicUrl, string urls);

    [LoggerMessage(1611, LogLevel.Warning,
        "public-url is not set, so links lead to {PublicUrl}, also for clients that use {Url}. Set public-url to the address that clients should use.")]
    private partial void LogMixedSchemes(string publicUrl, string url);
}
