using System.Buffers.Text;
using System.Security.Cryptography;

namespace Customary.Portal.Sessions;

/// <summary>A cookie that contains the random secret of a session. The store has only the hash of the secret.</summary>
/// <param name="name">The name of the cookie.</param>
internal sealed class SessionCookie(string name)
{
    private const int SecretLength = 32;

    /// <summary>Writes a cookie with a new secret and returns the key of the session in the store.</summary>
    public byte[] WriteNew(HttpContext context)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        context.Response.Cookies.Append(name, Base64Url.EncodeToString(secret), CreateOptions(context));
        return SHA256.HashData(secret);
    }

    /// <summary>Returns the key of the session in the store; null if the browser has no cookie with a secret.</summary>
    public byte[]? ReadKey(HttpContext context)
    {
        Span<byte> secret = stackalloc byte[SecretLength];
        return context.Request.Cookies[name] is { Length: 43 } text && Base64Url.TryDecodeFromChars(text, secret, out var length) && length == SecretLength
            ? SHA256.HashData(secret)
            : null;
    }

    /// <summary>Removes the cookie.</summary>
    public void Delete(HttpContext context) => context.Response.Cookies.Delete(name, CreateOptions(context));

    private static CookieOptions CreateOptions(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
