using System.Collections.Concurrent;

namespace Customary.Client;

/// <summary>The rate limit budgets of a service provider: one for each tenant of each address.</summary>
internal sealed class TenantPacings
{
    private readonly ConcurrentDictionary<(string Address, string Tenant), TenantPacing> _pacings = new();

    /// <summary>Returns the budget of a tenant.</summary>
    public TenantPacing GetFor(Uri address, string tenant, int? requestsPerMinute, TimeProvider clock) =>
        _pacings.GetOrAdd((address.AbsoluteUri, tenant.ToUpperInvariant()), _ => new(requestsPerMinute, clock));
}
