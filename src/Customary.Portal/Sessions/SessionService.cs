using System.Buffers.Text;
using System.Security.Cryptography;
using Customary.Portal.Application;

namespace Customary.Portal.Sessions;

/// <summary>
/// Creates, finds and ends sessions. The browser has a random secret in a cookie; the store has its hash and the encrypted access token.
/// A session ends with a sign-out, after eight hours, and when the API would no longer accept its token.
/// Source: docs/portal.md#sessions.
/// </summary>
internal sealed class SessionService(SessionStore store, ServerKey key, IPortalServer server, SystemClock clock)
{
    /// <summary>The name of the cookie.</summary>
    public const string CookieName = "customary-session";

    private const int SecretLength = 32;

    /// <summary>Starts a session with an access token. A fault if the API would not accept the token.</summary>
    public async Task<Fault?> StartAsync(HttpContext context, string accessToken, CancellationToken cancellationToken)
    {
        var validated = await server.ValidateTokenAsync(accessToken, cancellationToken);
        if (validated.Fault is { } fault) return fault;
        var lifetime = validated.Value.Lifetime < PortalOptions.MaxSession ? validated.Value.Lifetime : PortalOptions.MaxSession;
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        var content = key.Protect(KeyPurpose.PortalSession, JsonSerializer.SerializeToUtf8Bytes(new SessionContent(accessToken), SessionJsonContext.Default.SessionContent));

        // A sign-in replaces the session that the browser had, so an earlier secret is of no use.
        await EndAsync(context, cancellationToken);
        await store.AddAsync(SHA256.HashData(secret), content, clock.Provider.GetUtcNow() + lifetime, cancellationToken);
        context.Response.Cookies.Append(CookieName, Base64Url.EncodeToString(secret), CreateCookie(context));
        return null;
    }

    /// <summary>Finds the session of a request; null if there is none, or none any more.</summary>
    public async ValueTask<PortalSession?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (ReadKey(context) is not { } sessionKey || await store.FindAsync(sessionKey, clock.Provider.GetUtcNow(), cancellationToken) is not { } content) return null;
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
        if (ReadKey(context) is not { } sessionKey) return;
        await store.RemoveAsync(sessionKey, cancellationToken);
        context.Response.Cookies.Delete(CookieName, CreateCookie(context));
    }

    private static CookieOptions CreateCookie(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };

    private static byte[]? ReadKey(HttpContext context)
    {
        Span<byte> secret = stackalloc byte[SecretLength];
        return context.Request.Cookies[CookieName] is { Length: 43 } text && Base64Url.TryDecodeFromChars(text, secret, out var length) && length == SecretLength
            ? SHA256.HashData(secret)
            : null;
    }
}
