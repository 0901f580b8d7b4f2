using Customary.Portal.Application;

namespace Customary.Portal.Sessions;

/// <summary>
/// Creates, finds and ends sessions. The browser has a random secret in a cookie; the store has its hash and the encrypted access token.
/// A session ends with a sign-out, after eight hours, and when the API would no longer accept its token.
/// Source: docs/portal.md#sessions.
/// </summary>
internal sealed class SessionService(SessionStore store, ServerKey key, IPortalServer server, UserTokenPolicy tokens, SystemClock clock)
{
    /// <summary>The name of the cookie.</summary>
    public const string CookieName = "customary-session";

    private static readonly SessionCookie Cookie = new(CookieName);

    /// <summary>Starts a session with an access token. A fault if the API would not accept the token.</summary>
    public async Task<Fault?> StartAsync(HttpContext context, string accessToken, CancellationToken cancellationToken)
    {
        var validated = await server.ValidateTokenAsync(accessToken, cancellationToken);
        if (validated.Fault is { } fault) return fault;

        // A person uses the portal, also for operations that accept users only.
        if (tokens.RequireUser(validated.Value.Caller, "The portal") is { } refused) return refused;
        var lifetime = validated.Value.Lifetime < PortalOptions.MaxSession ? validated.Value.Lifetime : PortalOptions.MaxSession;
        var content = key.Protect(KeyPurpose.PortalSession, JsonSerializer.SerializeToUtf8Bytes(new SessionContent(accessToken), SessionJsonContext.Default.SessionContent));

        // A sign-in replaces the session that the browser had, so an earlier secret is of no use.
        await EndAsync(context, cancellationToken);
        await store.AddAsync(Cookie.WriteNew(context), content, clock.Provider.GetUtcNow() + lifetime, cancellationToken);
        return null;
    }

    /// <summary>Finds the session of a request; null if there is none, or none any more.</summary>
    public async ValueTask<PortalSession?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cookie.ReadKey(context) is not { } sessionKey || await store.FindAsync(sessionKey, clock.Provider.GetUtcNow(), cancellationToken) is not { } content) return null;
        if (key.Unprotect(KeyPurpose.PortalSession, content) is { } json)
        {
            var token = JsonSerializer.Deserialize(json, SessionJsonContext.Default.SessionContent)!.AccessToken;
            var validated = await server.ValidateTokenAsync(token, cancellationToken);
            if (validated.Fault is null) return new(validated.Value.Caller, sessionKey);

            // An authority that cannot be read now can be read again later. Any other fault is final.
            if (validated.Fault.Status == StatusCodes.Status503ServiceUnavailable) return null;
        }

        await store.RemoveAsync(sessionKey, cancellationToken);
        return null;
    }

    /// <summary>Ends the session of a request, if it has one.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cookie.ReadKey(context) is not { } sessionKey) return;
        await store.RemoveAsync(sessionKey, cancellationToken);
        Cookie.Delete(context);
    }
}
