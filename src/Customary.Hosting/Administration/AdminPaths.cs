using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Customary.Hosting.Administration;

/// <summary>Decides which requests belong to the administrative API: by their path, and with <c>admin-urls</c> also by the port on which they arrived.</summary>
internal sealed class AdminPaths(AdminOptions options, IServer server)
{
    /// <summary>The prefix of all paths of the administrative API.</summary>
    public const string Prefix = "/_customary";

    private static readonly PathString Root = Prefix;
    private HashSet<int>? _ports;

    /// <summary>Whether a path belongs to the administrative API.</summary>
    public static bool IsAdmin(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the administrative API must answer a request, if only with 404.</summary>
    public bool IsAdmin(HttpContext context) => IsAdmin(context.Request.Path) || (options.Urls.Count > 0 && IsAdminPort(context));

    /// <summary>Whether a request arrived where the administrative API is served.</summary>
    public bool IsServedOn(HttpContext context) => options.Urls.Count == 0 || IsAdminPort(context);

    private bool IsAdminPort(HttpContext context) => (_ports ??= FindPorts()).Contains(context.Connection.LocalPort);

    // The server listens on the administrative URLs after the others and lists its addresses in that order, with the selected ports.
    private HashSet<int> FindPorts() =>
        [.. server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.TakeLast(options.Urls.Count).Select(address => BindingAddress.Parse(address).Port)];
}
