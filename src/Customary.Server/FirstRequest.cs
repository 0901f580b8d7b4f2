using Customary.Server.Customers;
using Customary.Server.Identity;
using Customary.Server.Issuer;
using Customary.Server.Settings;

namespace Customary.Server;

/// <summary>
/// Does beside the start of the web server what the first request for a customer would otherwise wait for: the key by
/// which tokens are checked, the first connection that reads, with the statement that is asked most, and the map of the
/// routes. All of it is kept; nothing is made that no request needs. What fails here fails again where a request needs
/// it, and is answered there.
/// </summary>
internal sealed class FirstRequest(IServiceProvider parts)
{
    private Task _routing = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;

    /// <summary>Reads the key and a customer that nobody has.</summary>
    public void BeginReading(CancellationToken stop) => _reading = Task.Run(() => ReadAsync(stop), CancellationToken.None);

    /// <summary>Looks the way to an endpoint up as the web server's first request will: the server makes the map then, from all routes.</summary>
    public RequestDelegate BeginRouting(RequestDelegate next)
    {
        var context = new DefaultHttpContext { RequestServices = parts, Request = { Method = HttpMethods.Get, Path = "/healthz" } };
        _routing = Task.Run(() => next(context), CancellationToken.None);
        return next;
    }

    /// <summary>Waits until nothing of it is under way.</summary>
    public async Task EndAsync()
    {
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _routing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        // The key first: it is read on the connection that the customers are read on then.
        if (parts.GetRequiredService<ServiceSettings>().IssuesTokens) await parts.GetRequiredService<IssuerKey>().FindAsync(stop);
        var nobody = new Caller(Guid.Empty, IsSandbox: false, Application: null, User: null);
        await parts.GetRequiredService<CustomerDirectory>().RentAsync(nobody, Guid.Empty, stop);
    }
}
