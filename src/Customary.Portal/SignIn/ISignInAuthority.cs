namespace Customary.Portal.SignIn;

/// <summary>
/// The authority at which people sign in: the configured OpenID Connect authority, or the development issuer of the same server. The portal
/// uses the authorization code flow with PKCE (RFC 6749, section 4.1; RFC 7636).
/// </summary>
internal interface ISignInAuthority
{
    /// <summary>Whether this is the development issuer, which accepts any user and any password.</summary>
    bool IsDevelopmentIssuer { get; }

    /// <summary>Returns the address to which the browser is sent. A fault if the authority cannot be used now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="attempt">The sign-in.</param>
    /// <param name="redirectUri">The address to which the authority returns the browser.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<Outcome<string>> CreateAddressAsync(HttpContext context, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken);

    /// <summary>Exchanges the code of the authority for an access token. A fault if the authority refuses.</summary>
    /// <param name="context">The request.</param>
    /// <param name="code">The code.</param>
    /// <param name="attempt">The sign-in.</param>
    /// <param name="redirectUri">The same address as before.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<Outcome<string>> RedeemAsync(HttpContext context, string code, SignInAttempt attempt, string redirectUri, CancellationToken cancellationToken);
}
