using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Customary.Client;

/// <summary>The traces and metrics of the client, both under the name <c>Customary.Client</c>.</summary>
internal static class ClientTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Customary.Client";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("customary.client.operation.duration", "s", "The duration of operations, with all tries and waits.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("customary.client.retries", "{retry}", "The repeated tries.");
    private static readonly Histogram<double> PacingWait = Meter.CreateHistogram<double>("customary.client.pacing.wait", "s", "How long requests wait for the rate limit of their tenant.");

    /// <summary>Starts the trace of an operation; null if nothing listens.</summary>
    public static Activity? Start(ApiRequest request, Uri endpoint)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity(request.Operation, ActivityKind.Client);
        activity?.SetTag("http.request.method", request.Method);
        activity?.SetTag("server.address", endpoint.Host);
        activity?.SetTag("server.port", endpoint.Port);
        return activity;
    }

    /// <summary>Records the end of an operation.</summary>
    /// <param name="state">The operation.</param>
    /// <param name="status">The status of the last response; 0 if there was none.</param>
    /// <param name="duration">The duration.</param>
    /// <param name="failure">Why the operation failed; null if it succeeded.</param>
    public static void Complete(OperationState state, int status, TimeSpan duration, Exception? failure)
    {
        if (Duration.Enabled)
            Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("operation", state.Operation), new("http.response.status_code", status));
        if (state.Activity is not { } activity) return;
        activity.SetTag("http.response.status_code", status);
        activity.SetTag("customary.tries", state.Tries);
        if (failure is not null) activity.SetStatus(ActivityStatusCode.Error, failure.Message);
    }

    /// <summary>Records a repetition.</summary>
    public static void Retry(OperationState state, string reason)
    {
        if (Retries.Enabled) Retries.Add(1, new KeyValuePair<string, object?>("operation", state.Operation), new("reason", reason));
        state.Activity?.AddEvent(new("retry", tags: new() { ["reason"] = reason }));
    }

    /// <summary>Records a wait for the rate limit.</summary>
    public static void Waited(OperationState state, TimeSpan wait)
    {
        if (PacingWait.Enabled) PacingWait.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("operation", state.Operation));
    }
}
