using System.Net;
#if NETSTANDARD2_0
using System.Security.Authentication;
#endif

namespace Customary.Client;

/// <summary>The transports that the clients of the process share, so that creating clients does not use up sockets.</summary>
internal static class Transports
{
    private static readonly Lazy<PipelineTransport> Default = new(() => Create(acceptsDevelopmentCertificate: false));
    private static readonly Lazy<PipelineTransport> Development = new(() => Create(acceptsDevelopmentCertificate: true));

    /// <summary>Returns the transport for a client.</summary>
    public static PipelineTransport GetFor(CustomaryClientOptions options)
    {
        if (options.Transport is { } transport) return transport;
        if (options.HttpClient is { } client) return new HttpClientPipelineTransport(client, enableLogging: options.ClientLoggingOptions is not null, options.ClientLoggingOptions?.LoggerFactory);
        return options.AcceptDevelopmentCertificate ? Development.Value : Default.Value;
    }

#if NETSTANDARD2_0
    private static HttpClientPipelineTransport Create(bool acceptsDevelopmentCertificate)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate, SslProtocols = SslProtocols.None };
        if (acceptsDevelopmentCertificate) handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        return new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, enableLogging: false, null);
    }
#else
    private static HttpClientPipelineTransport Create(bool acceptsDevelopmentCertificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#pragma warning disable CA5359 // The caller asks for it, and it is refused for addresses of Microsoft.
        if (acceptsDevelopmentCertificate) handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        return new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, enableLogging: false, null);
    }
#endif
}
