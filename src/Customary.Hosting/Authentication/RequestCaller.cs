namespace Customary.Hosting.Authentication;

/// <summary>The authenticated caller of the current request. Endpoints declare it as a parameter.</summary>
/// <param name="Value">The caller.</param>
internal readonly record struct RequestCaller(Caller Value)
{
    /// <summary>Reads the caller that authentication stored on the request.</summary>
    public static ValueTask<RequestCaller> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new RequestCaller(context.Features.GetRequiredFeature<Caller>()));
}
