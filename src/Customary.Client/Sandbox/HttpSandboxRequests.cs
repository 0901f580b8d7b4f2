using System.Globalization;

namespace Customary.Client.Sandbox;

/// <summary>The logged requests of a server over HTTP.</summary>
internal sealed class HttpSandboxRequests(SandboxHttp http) : ISandboxRequests
{
    private const string Path = "/requests";

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedRequest>> ListAsync(RequestFilter? filter = null, CancellationToken cancellationToken = default) =>
        http.ListAsync("ListRequests", Path + ToQuery(filter ?? new()), SandboxJsonContext.Api.LoggedRequests, cancellationToken);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken = default) => http.DeleteAsync("ClearRequests", Path, cancellationToken);

    private static string ToQuery(RequestFilter filter) => SandboxQuery.Create(
        ("tenant", filter.Tenant), ("operation", filter.Operation), ("status", Text(filter.Status)), ("path", filter.Path), ("requestId", filter.RequestId?.ToString()),
        ("since", filter.Since is { } since ? InstantConverter.ToText(since) : null), ("limit", Text(filter.Limit)), ("count", Text(filter.Count)),
        ("timeout", filter.Timeout is { } timeout ? Iso8601DurationConverter.Format(timeout) : null));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
