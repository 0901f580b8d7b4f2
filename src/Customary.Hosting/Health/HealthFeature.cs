using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Customary.Hosting.Health;

/// <summary>
/// The probes for operators: <c>/healthz</c> answers 200 while the process runs, and <c>/readyz</c> answers 200 while the
/// storage reads and writes, the keys of an external authority are known, and the seed is in.
/// </summary>
internal static class HealthFeature
{
    /// <summary>Registers the readiness check.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton(CreateWriteProbe).AddSingleton<ReadinessCheck>();
        services.AddHealthChecks().AddCheck<ReadinessCheck>("storage");
        return services;
    }

    /// <summary>Maps the probes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/healthz", "GetHealth", check => false, (context, _) => WriteTextAsync(context, "healthy"));
        Map(routes, "/readyz", "GetReadiness", check => true, (context, report) => FindFault(report) is { } fault
            ? context.RequestServices.GetRequiredService<FaultResponseWriter>().WriteAsync(context, fault)
            : WriteTextAsync(context, "ready"));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string path, string name, Func<HealthCheckRegistration, bool> predicate, Func<HttpContext, HealthReport, Task> write) =>
        routes.MapHealthChecks(path, new() { Predicate = predicate, ResponseWriter = write, AllowCachingResponses = true })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).WithName(name).AllowAnonymous();

    // A check reports its reason as a fault in the data. Without one, the check itself failed.
    private static Fault? FindFault(HealthReport report) => report.Status == HealthStatus.Healthy
        ? null
        : report.Entries.Values.SelectMany(entry => entry.Data.Values).OfType<Fault>().FirstOrDefault() ?? Fault.InternalError();

    private static Task WriteTextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = text.Length;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static WriteProbe CreateWriteProbe(IServiceProvider services)
    {
        var ids = services.GetRequiredService<IdGenerator>();
        var value = new byte[WriteProbe.ValueLength];
        ids.FillRandom(value);
        return new(services.GetRequiredService<Database>(), $"write-probe {ids.NewRequestId()}", value);
    }
}
