using System.Diagnostics;
using Customary.Core.Identity;
using Customary.Hosting.Http;

namespace Customary.Hosting.Telemetry;

/// <summary>
/// Tells the framework's own measurements and traces which operation a request is, and counts the limit's decisions.
/// The paths and queries that the framework would write into a trace are taken out: they can hold names.
/// </summary>
internal sealed class RequestTelemetryMiddleware(RequestDelegate next, ServerMetrics metrics)
{
    private const string Operation = "customary.operation";

    // Each of them can hold what a caller wrote.
    private static readonly string[] OfCallers =
        ["url.path", "url.query", "url.full", "http.url", "http.target", "http.host", "server.address", "user_agent.original", "http.user_agent", "client.address"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } tags) tags.Tags.Add(new(Operation, context.GetOperation()));

        // The framework makes an activity for the log's sake too, of which nobody reads more than the ids.
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity && activity.Source.HasListeners()) Name(activity, context);
        return metrics.CountsDecisions && ApiPaths.IsCustomers(context.Request.Path) ? CountAsync(context) : next(context);
    }

    private async Task CountAsync(HttpContext context)
    {
        await next(context);

        // Who has no caller was refused before the limit was asked.
        if (context.Features.Get<Caller>() is not null) metrics.RecordRateLimitDecision(context.Response.StatusCode != StatusCodes.Status429TooManyRequests);
    }

    private static void Name(Activity activity, HttpContext context)
    {
        activity.DisplayName = context.GetOperation();
        activity.SetTag(Operation, context.GetOperation());
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }) activity.SetTag("http.route", route);
        foreach (var tag in OfCallers) activity.SetTag(tag, null);
        context.Response.OnStarting(static state => End((HttpContext)state), context);
    }

    // Faults get their status on the way out, above this step.
    private static Task End(HttpContext context)
    {
        var activity = context.Features.Get<IHttpActivityFeature>()!.Activity;
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
        return Task.CompletedTask;
    }
}
