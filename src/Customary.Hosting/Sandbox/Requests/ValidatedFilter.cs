using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>A valid filter of logged requests.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Tenant">The partner; null for all.</param>
/// <param name="Limit">The maximum number of requests.</param>
/// <param name="Count">How many requests to wait for; 0 to wait for none.</param>
/// <param name="Timeout">How long to wait.</param>
internal sealed record ValidatedFilter(RequestFilter Filter, Guid? Tenant, int Limit, int Count, TimeSpan Timeout)
{
    /// <summary>Whether a request matches.</summary>
    public bool Matches(LoggedRequest request) =>
        (Tenant is null || request.Tenant == Tenant)
        && (Filter.Operation is null || request.Operation == Filter.Operation)
        && (Filter.Status is null || request.Status == Filter.Status)
        && (Filter.Path is null || (request.Request.Url?.StartsWith(Filter.Path, StringComparison.OrdinalIgnoreCase) ?? false))
        && (Filter.RequestId is not { } id || request.RequestId == id.ToString())
        && (Filter.Since is null || request.StartedAt >= Filter.Since);
}
