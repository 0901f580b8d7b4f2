namespace Customary.Hosting.Issuer;

/// <summary>Why no token is issued: the closed list. Source: RFC 6749, section 5.2; the numbers are Entra's.</summary>
internal sealed record TokenError(string Name, string Description, int Number)
{
    public static TokenError NotAForm() => new("invalid_request", "The request must be a form: application/x-www-form-urlencoded.", 900144);

    public static TokenError Missing(string field) => new("invalid_request", $"The request has no {field}.", 900144);

    public static TokenError Repeated(string field) => new("invalid_request", $"The request has more than one {field}; send it once.", 900144);

    public static TokenError UnknownGrant() =>
        new("unsupported_grant_type", "grant_type must be client_credentials, authorization_code, refresh_token or password.", 70003);

    public static TokenError ClientSecretRequired() => new("invalid_client", "The request has no client_secret; any that is not empty will do.", 7000218);

    public static TokenError UnknownResource(TokenVersion version) => version == TokenVersion.V1
        ? new("invalid_resource", "The resource is not one that tokens are issued for; use https://api.partnercenter.microsoft.com.", 500011)
        : new("invalid_scope", "The scope is not one that tokens are issued for; use https://api.partnercenter.microsoft.com/.default.", 70011);

    public static TokenError InvalidRefreshToken() => new("invalid_grant", "The refresh token has expired, or this issuer did not make it for this client.", 70008);

    public static TokenError TenantRequired() =>
        new("invalid_request", "An application alone must name its tenant in the path; common and organizations are for users.", 50059);

    public static TokenError InvalidRedirectUri() =>
        new("invalid_request", "redirect_uri must be an absolute address without a fragment, of a web page or of an installed application.", 50011);

    public static TokenError UnknownResponseType() => new("unsupported_response_type", "response_type must be code or code id_token.", 700054);

    public static TokenError UnknownResponseMode() => new("invalid_request", "response_mode must be query, fragment or form_post.", 900144);

    public static TokenError TokenInQuery() =>
        new("invalid_request", "response_mode cannot be query where an id token is asked for; use form_post or fragment.", 70007);

    public static TokenError UnknownChallengeMethod() => new("invalid_request", "code_challenge_method must be S256 or plain.", 50147);

    public static TokenError InvalidCodeChallenge() => new("invalid_request", "code_challenge must have 43 to 128 characters.", 50147);

    public static TokenError LoginRequired() => new("login_required", "Nobody is signed in, and prompt=none allows no page.", 50058);

    public static TokenError InvalidCode() => new("invalid_grant", "The code is not one, or this issuer did not make it for this client.", 70008);

    public static TokenError CodeExpired() => new("invalid_grant", "The code has expired; a code holds for ten minutes.", 70008);

    public static TokenError CodeUsed() => new("invalid_grant", "The code was used already; a code is good once.", 54005);

    public static TokenError RedirectUriMismatch() => new("invalid_grant", "redirect_uri is not the one that the code was made for.", 50011);

    public static TokenError InvalidCodeVerifier() => new("invalid_grant", "code_verifier does not prove the code_challenge that the code was made with.", 50148);

    public static TokenError TenantMismatch() => new("invalid_grant", "The code was made for another tenant than the one in the path.", 70008);
}
