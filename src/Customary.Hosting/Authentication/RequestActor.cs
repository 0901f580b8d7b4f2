namespace Customary.Hosting.Authentication;

/// <summary>The actor of the current request, for the audit log. Endpoints declare it as a parameter.</summary>
/// <param name="Value">The actor.</param>
internal readonly record struct RequestActor(AuditActor Value)
{
    private const int MaxApplicationNameLength = 256;

    /// <summary>Reads the caller, the application's name and the correlation id of the request.</summary>
    public static ValueTask<RequestActor> BindAsync(HttpContext context) => ValueTask.FromResult(new RequestActor(new(
        context.Features.GetRequiredFeature<Caller>(),
        NameOf(context.Request),
        context.Features.GetRequiredFeature<RequestIds>().CorrelationId)));

    // The documentation allows any text. A name that cannot be stored is ignored.
    private static string? NameOf(HttpRequest request) =>
        request.Headers[ApiHeaders.Application] is [{ Length: > 0 and <= MaxApplicationNameLength } name] && !name.Any(char.IsControl) ? name : null;
}
