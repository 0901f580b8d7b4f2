using Customary.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Customary.Server.Http;

/// <summary>
/// The address under which clients reach the service: as set, else the first that it listens on; never the Host
/// header, which anybody can write (decision 17).
/// </summary>
public sealed class PublicAddress(ServiceSettings settings, IServer server)
{
    private string? _text;

    /// <summary>The address, without a slash at its end; known once the service listens.</summary>
    public string Text => _text ??= settings.IsSet(AllSettings.PublicUrl, out var set) ? set!.ToString().TrimEnd('/') : Listening();

    private string Listening()
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
