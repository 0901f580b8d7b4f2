using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Customary.Hosting.Configuration;

/// <summary>
/// One address of the setting <c>urls</c>. The host must be an IP address, <c>localhost</c>, or <c>*</c> or <c>+</c> for all
/// interfaces, because Kestrel listens on all interfaces for any host that it does not recognize.
/// </summary>
/// <param name="Host">The host as in the setting.</param>
/// <param name="Port">The port, from 0 to 65535. 0 selects a free port.</param>
internal sealed partial record ListeningAddress(string Host, int Port)
{
    private const string Localhost = "localhost";

    /// <summary>Whether only programs on this machine can connect.</summary>
    public bool IsLoopback => IsLocalhost(Host) || (IPAddress.TryParse(Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Parses an address.</summary>
    /// <returns>Null if the address is not valid.</returns>
    public static ListeningAddress? TryParse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        var host = match.Groups["host"].Value;
        var port = int.Parse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

        // Kestrel cannot choose one free port for both loopback addresses.
        var isValid = port <= IPEndPoint.MaxPort && (IsLocalhost(host) ? port > 0 : host is "*" or "+" || IsIPAddress(host));
        return isValid ? new(host, port) : null;
    }

    // Short, octal and hexadecimal forms of IPv4 are not valid: `http://0:5080` would listen on all interfaces.
    private static bool IsIPAddress(string host) =>
        IPAddress.TryParse(host, out var ip)
        && (host[0] == '[' ? ip.AddressFamily == AddressFamily.InterNetworkV6 && !ip.IsIPv4MappedToIPv6 : ip.AddressFamily == AddressFamily.InterNetwork && ip.ToString() == host);

    private static bool IsLocalhost(string host) => host.Equals(Localhost, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^https?://(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.*+]+):(?<port>[0-9]{1,5})/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
