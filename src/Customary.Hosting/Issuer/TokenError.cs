namespace Customary.Hosting.Issuer;

/// <summary>
/// The closed list of errors of the development issuer. Sources: RFC 6749, section 5.2; RFC 8628, section 3.5; "Microsoft Entra
/// authentication and authorization error codes", https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
/// </summary>
/// <param name="Name">The OAuth error code.</param>
/// <param name="Description">What is wrong and what to do.</param>
/// <param name="Number">Entra ID's AADSTS code.</param>
internal sealed record TokenError(string Name, string Description, int Number)
{
    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; private init; } = Name == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;

    /// <summary>The description with the number, as Entra ID writes it.</summary>
    public string NumberedDescription => $"AADSTS{Number}: {Description}";

    public static TokenError NotAForm() => new("invalid_request", "The request must be a form: application/x-www-form-urlencoded.", 900144);

    public static TokenError Missing(string field) => new("invalid_request", $"The request has no {field}.", 900144);

    public static TokenError Repeated(string field) => new("invalid_request", $"The request has more than one {field}. Send it once.", 900144);

    public static TokenError TooLong(string field, int maxLength) =>
        new("invalid_request", $"{field} is too long. Use at most {maxLength} characters.", 900144);

    /// <summary>The request is not valid for a reason that a fault describes.</summary>
    public static TokenError InvalidRequest(string description, int status) => new("invalid_request", description, 9002313) { Status = status };

    public static TokenError UnknownEndpoint() => new("invalid_request", "The development issuer has no endpoint at this path. Its discovery document lists the endpoints.", 9002313)
    {
        Status = StatusCodes.Status404NotFound,
    };

    public static TokenError MethodNotAllowed(string methods) => new("invalid_request", $"The endpoint does not accept this method. Use {methods}.", 900561)
    {
        Status = StatusCodes.Status405MethodNotAllowed,
    };

    /// <summary>The server cannot answer now.</summary>
    public static TokenError Unavailable(string description) => new("temporarily_unavailable", description, 90033) { Status = StatusCodes.Status503ServiceUnavailable };

    /// <summary>The server has a defect.</summary>
    public static TokenError Internal(string description, int status) => new("server_error", description, 90033) { Status = status };

    public static TokenError UnknownGrant(IReadOnlyList<string> supported) =>
        new("unsupported_grant_type", $"grant_type is unknown. Use {string.Join(", ", supported)}.", 70003);

    public static TokenError ClientSecretRequired() => new("invalid_client", "The request has no client_secret. Send any value that is not empty.", 7000218);

    public static TokenError UnknownResource(TokenVersion version) => version == TokenVersion.V1
        ? new("invalid_resource", "The resource is unknown. Use https://api.partnercenter.microsoft.com, or the ID or api:// URI of an application.", 500011)
        : new("invalid_scope", "The scope is unknown. Use https://api.partnercenter.microsoft.com/.default, or a scope of an application: its ID or api:// URI, a slash and a name.", 70011);

    public static TokenError InvalidRefreshToken() => new("invalid_grant", "The refresh token is not valid for this client, or has expired.", 70008);

    public static TokenError TenantRequired() =>
        new("invalid_request", "An application must name its tenant in the path; common and organizations are for users only.", 50059);

    public static TokenError InvalidRedirectUri() =>
        new("invalid_request", "redirect_uri must be an absolute URI without a fragment, of a web page or an installed application.", 50011);

    public static TokenError UnknownResponseType() => new("unsupported_response_type", "response_type must be code or code id_token.", 700054);

    public static TokenError UnknownResponseMode() => new("invalid_request", "response_mode must be query, fragment or form_post.", 900144);

    public static TokenError TokenInQuery() =>
        new("invalid_request", "response_mode cannot be query with an ID token; use form_post or fragment.", 70007);

    public static TokenError UnknownChallengeMethod() => new("invalid_request", "code_challenge_method must be S256 or plain.", 50147);

    public static TokenError InvalidCodeChallenge() => new("invalid_request", "code_challenge must have 43 to 128 characters.", 50147);

    public static TokenError LoginRequired() => new("login_required", "No user is signed in, and prompt=none does not allow the sign-in page.", 50058);

    public static TokenError InvalidCode() => new("invalid_grant", "The code is not valid for this client.", 70008);

    public static TokenError CodeExpired() => new("invalid_grant", "The code has expired. Codes are valid for ten minutes.", 70008);

    public static TokenError CodeUsed() => new("invalid_grant", "The code was already redeemed. A code is valid once.", 54005);

    public static TokenError RedirectUriMismatch() => new("invalid_grant", "redirect_uri is not the one of the authorization request.", 50011);

    public static TokenError InvalidCodeVerifier() => new("invalid_grant", "code_verifier does not match the code_challenge of the authorization request.", 50148);

    public static TokenError AuthorizationPending() =>
        new("authorization_pending", "The user has not signed in yet. Ask again after the interval.", 70016);

    public static TokenError SlowDown() =>
        new("slow_down", "The device asks too often. Increase the interval by five seconds.", 70016);

    public static TokenError SignInDeclined() => new("access_denied", "The user declined the sign-in.", 65004);

    public static TokenError DeviceCodeExpired() => new("expired_token", "The device code has expired. Request a new one.", 70020);

    public static TokenError InvalidDeviceCode() => new("invalid_grant", "The device code is not valid for this client.", 70018);

    public static TokenError UnknownTokenUse() => new("invalid_request", "requested_token_use must be on_behalf_of.", 900144);

    public static TokenError InvalidAssertion(string reason) => new("invalid_grant", $"The assertion is not accepted. {reason}", 50013);

    public static TokenError AssertionAudienceMismatch(string client) =>
        new("invalid_grant", $"The assertion is for another audience. It must be an access token for the application {client}: its ID or api:// URI.", 500131);

    public static TokenError AssertionWithoutUser() =>
        new("invalid_grant", "The assertion is the token of an application. Send the token of a user.", 7000114);

    public static TokenError TenantMismatch() => new("invalid_grant", "The code was issued for a different tenant than the one in the path.", 70008);
}
