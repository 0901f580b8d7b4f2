using System.Security.Cryptography;
using Customary.Portal.Application;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Portal.SignIn;

/// <summary>Keeps the sign-in that has begun in an encrypted cookie, so that any node can end it.</summary>
internal sealed class SignInCookie(IDataProtectionProvider protection, SystemClock clock)
{
    private const string Name = "customary-sign-in";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly IDataProtector _protector = protection.CreateProtector("sign-in");

    /// <summary>Begins a sign-in and stores it.</summary>
    public SignInAttempt Begin(HttpContext context, string returnPath, bool isOrganization)
    {
        var attempt = SignInAttempt.Create(returnPath, clock.Provider.GetUtcNow() + Lifetime, isOrganization);
        var content = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(attempt, SignInJsonContext.Default.SignInAttempt));
        context.Response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(content), Options(context));
        return attempt;
    }

    /// <summary>Returns the sign-in of the browser and removes it; null if there is none with that state.</summary>
    public SignInAttempt? Take(HttpContext context, string? state)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } text) return null;
        context.Response.Cookies.Delete(Name, Options(context));
        try
        {
            var attempt = JsonSerializer.Deserialize(_protector.Unprotect(WebEncoders.Base64UrlDecode(text)), SignInJsonContext.Default.SignInAttempt)!;
            var isSame = state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(attempt.State), Encoding.UTF8.GetBytes(state));
            return isSame && attempt.Expires > clock.Provider.GetUtcNow().ToUnixTimeSeconds() ? attempt : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = PortalPaths.SignIn, IsEssential = true };
}
