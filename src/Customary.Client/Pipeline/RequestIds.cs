using System.Diagnostics;

namespace Customary.Client;

/// <summary>Creates the IDs of requests.</summary>
internal static class RequestIds
{
    /// <summary>Returns a new request ID.</summary>
#pragma warning disable RS0030 // The client has no ID generator of a server, and tests do not need to predict its IDs.
    public static Guid NewRequestId() => Guid.NewGuid();
#pragma warning restore RS0030

    /// <summary>Returns the correlation ID: the trace ID of the current activity, so that logs of both sides can be joined, or a new ID.</summary>
    public static string GetCorrelationId() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity && Guid.TryParseExact(activity.TraceId.ToHexString(), "N", out var trace)
            ? trace.ToString()
            : NewRequestId().ToString();
}
