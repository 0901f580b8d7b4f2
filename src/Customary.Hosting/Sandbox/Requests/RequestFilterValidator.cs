using Customary.Client.Sandbox;
using Customary.Hosting.Issuer;
using Customary.Hosting.Sandbox.Faults;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Validates filters of logged requests. Each error names the parameter.</summary>
internal sealed class RequestFilterValidator(OperationFaults operations)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Validates a filter. Returns it with the defaults, or a fault with all errors.</summary>
    public Outcome<ValidatedFilter> Validate(RequestFilter filter)
    {
        var errors = new ValidationErrors();
        if (filter.Tenant is { } tenant && string.IsNullOrWhiteSpace(tenant)) errors.Add("tenant", "must be a tenant ID or a name");
        if (filter.Operation is { } operation && operation != "Unknown" && !operations.All.ContainsKey(operation)) errors.Add("operation", "must be an operationId of /openapi/v1.json");
        if (filter.Status is < 100 or > 599) errors.Add("status", "must be from 100 to 599");
        var limit = filter.Limit ?? Math.Max(DefaultLimit, filter.Count ?? 0);
        if (limit is < 1 or > MaxLimit) errors.Add(filter.Limit is null ? "count" : "limit", string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {MaxLimit}"));
        if (filter.Count < 1 || filter.Count > limit) errors.Add("count", "must be from 1 to limit");
        if (filter.Timeout is not null && filter.Count is null) errors.Add("timeout", "needs count");
        if (filter.Timeout < TimeSpan.Zero || filter.Timeout > MaxTimeout) errors.Add("timeout", "must be from PT0S to PT5M");
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        return new ValidatedFilter(filter, filter.Tenant is { } name ? TenantNames.Resolve(name) : null, limit, filter.Count ?? 0, filter.Timeout ?? DefaultTimeout);
    }
}
