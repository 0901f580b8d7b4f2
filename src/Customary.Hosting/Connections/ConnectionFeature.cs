using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Customary.Hosting.Connections;

/// <summary>The web server's limits and its tracking of connections.</summary>
internal static class ConnectionFeature
{
    /// <summary>Registers the connection registry, the log of the shutdown and the faults for requests that never reach the pipeline.</summary>
    public static IServiceCollection AddConnectionTracking(this IServiceCollection services) => services.AddSingleton<ServerFaults>().AddSingleton<ConnectionRegistry>().AddSingleton<ShutdownLog>();

    /// <summary>Sets the limits of the web server and tracks its connections.</summary>
    public static IWebHostBuilder UseCustomaryConnections(this IWebHostBuilder host) => host
        .ConfigureKestrel(Configure)
        .UseSockets(sockets =>
        {
            sockets.MaxReadBufferSize = RequestLimits.RequestBufferBytes;
            sockets.MaxWriteBufferSize = RequestLimits.ResponseBufferBytes;
        });

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = RequestLimits.HeaderBytes;
        kestrel.Limits.MaxRequestBufferSize = RequestLimits.RequestBufferBytes;
        kestrel.Limits.MaxResponseBufferSize = RequestLimits.ResponseBufferBytes;
        kestrel.Limits.MaxRequestLineSize = RequestLimits.RequestLineBytes;
        kestrel.Limits.MaxRequestHeaderCount = RequestLimits.HeaderCount;
        var connections = kestrel.ApplicationServices.GetRequiredService<ConnectionRegistry>();
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => context => connections.RunAsync(context, next)));
    }
}
