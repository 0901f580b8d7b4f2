using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Customary.Hosting.Http;

/// <summary>
/// The URL under which clients reach the server: the configured one, or the first URL that the server listens on. The Host
/// header is never used, because any client can set it (docs/contract.md#public-url).
/// </summary>
internal sealed class PublicUrl(PublicUrlOptions options, IServer server)
{
    private string? _value;

    /// <summary>The URL without a trailing slash. Without a configured URL, it is known only after the server has started to listen.</summary>
    public string Value => _value ??= options.Url?.ToString().TrimEnd('/') ?? FromListeningAddress();

    private string FromListeningAddress()
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
