using Customary.Hosting.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Customary.Hosting.Http;

/// <summary>
/// The address under which clients reach the service: as set, else the first that it listens on; never the Host
/// header, which anybody can write (decision 17).
/// </summary>
internal sealed class PublicUrl(CustomarySettings settings, IServer server)
{
    private string? _text;

    /// <summary>The address, without a slash at its end; known once the service listens.</summary>
    public string Value => _text ??= settings.IsSet(SettingDefinitions.PublicUrl, out var set) ? set!.ToString().TrimEnd('/') : FromListeningAddress();

    private string FromListeningAddress()
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
