using Customary.Core.Customers;
using Customary.Core.Identity;
using Customary.Hosting.Configuration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting;

/// <summary>
/// Does beside the start of the web server what the first request for a customer would otherwise wait for: the key by
/// which tokens are checked, the first connection that reads, with the statement that is asked most, and the map of the
/// routes. All of it is kept; nothing is made that no request needs. What fails here fails again where a request needs
/// it, and is answered there.
/// </summary>
internal sealed class StartupWarmup(IServiceProvider services)
{
    private Task _routing = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;

    /// <summary>Reads the key and a customer that nobody has.</summary>
    public void StartReads(CancellationToken cancellationToken) => _reading = Task.Run(() => ReadAsync(cancellationToken), CancellationToken.None);

    /// <summary>Looks the way to an endpoint up as the web server's first request will: the server makes the map then, from all routes.</summary>
    public RequestDelegate StartRouting(RequestDelegate next)
    {
        var context = new DefaultHttpContext { RequestServices = services, Request = { Method = HttpMethods.Get, Path = "/healthz" } };
        _routing = Task.Run(() => next(context), CancellationToken.None);
        return next;
    }

    /// <summary>Waits until nothing of it is under way.</summary>
    public async Task StopAsync()
    {
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _routing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // The key first: it is read on the connection that the customers are read on then.
        if (services.GetRequiredService<CustomarySettings>().IssuesTokens) await services.GetRequiredService<IssuerKey>().FindAsync(cancellationToken);
        var nobody = new Caller(Guid.Empty, IsSandbox: false, Application: null, User: null);
        await services.GetRequiredService<CustomerService>().FindPooledAsync(nobody, Guid.Empty, cancellationToken);
    }
}
