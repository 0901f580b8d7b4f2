using System.Diagnostics;

namespace Customary.Hosting.Telemetry;

/// <summary>
/// Adds the operation to the framework's metrics and traces, and counts the decisions of the rate limit. It removes paths,
/// queries and other caller-controlled text from traces, because they can contain personal data.
/// </summary>
internal sealed class RequestTelemetryMiddleware(RequestDelegate next, ServerMetrics metrics)
{
    private const string Operation = "customary.operation";

    private static readonly string[] CallerControlledTags =
        ["url.path", "url.query", "url.full", "http.url", "http.target", "http.host", "server.address", "user_agent.original", "http.user_agent", "client.address"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } tags) tags.Tags.Add(new(Operation, context.GetOperation()));

        // The framework also creates activities for logging, whose tags are never read.
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity && activity.Source.HasListeners()) SetTags(activity, context);
        return metrics.CountsDecisions && ApiPaths.IsCustomers(context.Request.Path) ? CountAsync(context) : next(context);
    }

    private async Task CountAsync(HttpContext context)
    {
        await next(context);

        // A request without a caller was rejected before the rate limit.
        if (context.Features.Get<Caller>() is not null) metrics.RecordRateLimitDecision(context.Response.StatusCode != StatusCodes.Status429TooManyRequests);
    }

    private static void SetTags(Activity activity, HttpContext context)
    {
        activity.DisplayName = context.GetOperation();
        activity.SetTag(Operation, context.GetOperation());
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }) activity.SetTag("http.route", route);
        foreach (var tag in CallerControlledTags) activity.SetTag(tag, null);
        context.Response.OnStarting(static state => SetStatus((HttpContext)state), context);
    }

    // FaultHandlingMiddleware sets the status of a fault after this middleware has ended.
    private static Task SetStatus(HttpContext context)
    {
        var activity = context.Features.Get<IHttpActivityFeature>()!.Activity;
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
        return Task.CompletedTask;
    }
}
