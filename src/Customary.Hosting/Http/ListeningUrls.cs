using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Customary.Hosting.Http;

/// <summary>
/// The URLs that the server listens on. The Host header of a request can select one of them. It never adds one, because any
/// client can set it (docs/contract.md#public-url).
/// </summary>
internal sealed class ListeningUrls(IServer server)
{
    private const string Localhost = "localhost";
    private const string LoopbackV4 = "127.0.0.1";
    private const string LoopbackV6 = "[::1]";

    /// <summary>The URLs without a trailing slash, in the order of the setting. They are known after the server has started to listen.</summary>
    public IReadOnlyList<string> All => [.. Addresses.Select(address => $"{address.Scheme}://{(IsWildcard(address.Host) ? Localhost : address.Host)}:{address.Port}")];

    private IEnumerable<BindingAddress> Addresses => server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(BindingAddress.Parse);

    // All names of each URL: localhost is a name of both loopback addresses.
    private IEnumerable<string> Names => Addresses.SelectMany(address => GetHosts(address.Host).Select(host => Format(address.Scheme, host, address.Port)));

    /// <summary>Returns the URL that the client used, without a trailing slash; null if the server does not listen on it.</summary>
    public string? Find(HttpContext context)
    {
        var request = context.Request;
        var url = Format(request.Scheme, request.Host.Host, request.Host.Port);
        return Names.Contains(url) || url == GetConnectionUrl(context) ? url : null;
    }

    // If the server listens on all interfaces, only the connection shows which address the client used.
    private static string? GetConnectionUrl(HttpContext context)
    {
        if (context.Connection.LocalIpAddress is not { } ip) return null;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return Format(context.Request.Scheme, ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{ip}]" : $"{ip}", context.Connection.LocalPort);
    }

    private static string[] GetHosts(string host) => host switch
    {
        _ when IsWildcard(host) || host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) => [Localhost, LoopbackV4, LoopbackV6],
        LoopbackV4 or LoopbackV6 => [Localhost, host],
        _ => [host],
    };

    private static bool IsWildcard(string host) => host is "+" or "*" or "0.0.0.0" or "[::]";

    // Clients omit the default port of the scheme.
    private static string Format(string scheme, string host, int? port) =>
        port is null || port == (scheme == Uri.UriSchemeHttps ? 443 : 80)
            ? $"{scheme}://{host.ToLowerInvariant()}"
            : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host.ToLowerInvariant()}:{port}");
}
