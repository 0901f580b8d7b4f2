using Customary.Hosting.Issuer;

namespace Customary.Hosting;

/// <summary>
/// Does while the web server starts what the first request for a customer would otherwise wait for: it reads the issuer's
/// signing key, prepares the most frequent statement on the first read connection, and builds the route table. It creates
/// nothing that requests do not use. Errors are ignored here; the same error occurs again, and is answered, in the request
/// that needs the data.
/// </summary>
internal sealed class StartupWarmup(IServiceProvider services, IssuerOptions issuer)
{
    private Task _routing = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;

    /// <summary>Reads the signing key and a customer that does not exist.</summary>
    public void StartReads(CancellationToken cancellationToken) => _reading = Task.Run(() => ReadAsync(cancellationToken), CancellationToken.None);

    /// <summary>Sends a request through the pipeline after this middleware, so that the framework builds the route table.</summary>
    public RequestDelegate StartRouting(RequestDelegate next)
    {
        var context = new DefaultHttpContext { RequestServices = services, Request = { Method = HttpMethods.Get, Path = "/healthz" } };
        _routing = Task.Run(() => next(context), CancellationToken.None);
        return next;
    }

    /// <summary>Waits until the warm-up has ended.</summary>
    public async Task StopAsync()
    {
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _routing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // The key is read first, on the connection that then reads customers.
        if (issuer.IsEnabled) await services.GetRequiredService<IssuerKey>().FindAsync(cancellationToken);
        var caller = new Caller(Guid.Empty, IsSandbox: false, Application: null, User: null);
        await services.GetRequiredService<CustomerService>().FindPooledAsync(caller, Guid.Empty, cancellationToken);
    }
}
