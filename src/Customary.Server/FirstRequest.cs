using Customary.Server.Customers;
using Customary.Server.Identity;
using Customary.Server.Issuer;
using Customary.Server.Settings;

namespace Customary.Server;

/// <summary>
/// What the first request for a customer would otherwise wait for: the first connection that reads, with the statement
/// that is asked most, and the key by which tokens are checked. All of it is kept; nothing is done that no request needs.
/// </summary>
internal static class FirstRequest
{
    public static async Task PrepareAsync(IServiceProvider parts, CancellationToken stop)
    {
        // The key first: it is read on the connection that the customers are read on then.
        if (parts.GetRequiredService<ServiceSettings>().IssuesTokens) await parts.GetRequiredService<IssuerKey>().FindAsync(stop);
        var nobody = new Caller(Guid.Empty, IsSandbox: false, Application: null, User: null);
        await parts.GetRequiredService<CustomerDirectory>().RentAsync(nobody, Guid.Empty, stop);
    }
}
