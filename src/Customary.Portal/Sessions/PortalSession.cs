namespace Customary.Portal.Sessions;

/// <summary>The session of a signed-in person. Endpoints declare it as a parameter.</summary>
/// <param name="Caller">The caller that the access token of the session identifies. All data that a page shows is read as this caller.</param>
/// <param name="Key">The key of the session in the store.</param>
internal sealed record PortalSession(Caller Caller, byte[] Key)
{
    /// <summary>Returns the session of a request. Only routes that require one can use it.</summary>
    public static ValueTask<PortalSession> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<PortalSession>());
}
