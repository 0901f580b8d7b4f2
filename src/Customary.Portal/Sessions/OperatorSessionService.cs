using System.Security.Claims;
using Customary.Portal.Application;

namespace Customary.Portal.Sessions;

/// <summary>Creates, finds and ends the sessions of operators. A session ends when the administrative token is another one. Source: docs/portal.md#sessions.</summary>
internal sealed class OperatorSessionService(SessionStore store, ServerKey key, IOperatorAccess access, SystemClock clock)
{
    private static readonly SessionCookie Cookie = new("customary-operator");

    /// <summary>Starts a session. False if the text is not the administrative token.</summary>
    public async Task<bool> StartAsync(HttpContext context, string token, CancellationToken cancellationToken)
    {
        if (!access.IsToken(token)) return false;
        await EndAsync(context, cancellationToken);
        await store.AddAsync(Cookie.WriteNew(context), key.Protect(KeyPurpose.OperatorSession, Encoding.UTF8.GetBytes(token)), clock.Provider.GetUtcNow() + PortalOptions.MaxSession, cancellationToken);
        return true;
    }

    /// <summary>Finds the session of a request, and makes the forms of its pages valid for this session only. Null if the browser has no access.</summary>
    public async Task<OperatorSession?> LoadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!access.RequiresToken)
        {
            if (!access.IsLocal(context)) return null;
            context.Features.Set(new OperatorSession(CanSignOut: false));
            return new(CanSignOut: false);
        }

        if (Cookie.ReadKey(context) is not { } sessionKey || await store.FindAsync(sessionKey, clock.Provider.GetUtcNow(), cancellationToken) is not { } content) return null;
        if (key.Unprotect(KeyPurpose.OperatorSession, content) is not { } token || !access.IsToken(Encoding.UTF8.GetString(token)))
        {
            await store.RemoveAsync(sessionKey, cancellationToken);
            return null;
        }

        var session = new OperatorSession(CanSignOut: true);
        context.Features.Set(session);
        context.User = new(new ClaimsIdentity([new("sub", Convert.ToHexString(sessionKey))], authenticationType: "session"));
        return session;
    }

    /// <summary>Ends the session of a request, if it has one.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cookie.ReadKey(context) is not { } sessionKey) return;
        await store.RemoveAsync(sessionKey, cancellationToken);
        Cookie.Delete(context);
    }
}
